"""Coming and going: the login page, invitations, preferences, and the page that asks before it mutes."""

from typing import Annotated

from fastapi import FastAPI, Query, Request, Response
from markupsafe import Markup

from monitor.deliver.own_pages import MuteScope, mutes_of
from monitor.domain.alerts import AlertKind
from monitor.domain.changes import Severity
from monitor.domain.entering import LOGGED_IN
from monitor.domain.errors import WrongUseError
from monitor.services import entering
from monitor.services.asking.health import pulse
from monitor.store.alerts import Wanted
from monitor.store.store import Books
from monitor.web.answers import keep_cookie, welcomed
from monitor.web.deeds import SPANS, Form, back
from monitor.web.desk import desk_of
from monitor.web.doors import FORM, SESSION, LoginNeededError, check_form, check_reading, visit_of
from monitor.web.pages import framed
from monitor.web.speech import Speech
from monitor.web.templating import filled
from monitor.web.visits import Theme, cookies_in
from monitor.web.words import LANGUAGES

SEEN = "newsmon_seen"
PREFERENCES = {"language": LANGUAGES, "theme": tuple(Theme)}


def add_entrance(app: FastAPI) -> None:
    """Add the addresses by which people come, go, and say how they read."""
    for path, shown in (("/login", _login), ("/enter/{invitation}", _invitation), ("/mute", _mute), ("/fresh", _fresh)):
        app.add_api_route(path, shown, include_in_schema=False)
    for path, done in (
        ("/enter/{invitation}", _enter),
        ("/logout", _leave),
        ("/preferences", _prefer),
        ("/seen", _see),
    ):
        app.add_api_route(path, done, methods=["POST"], include_in_schema=False)


def _shown(request: Request, books: Books, template: str, **values: object) -> Response:
    visit, cookie = welcomed(request, books)
    html = filled(template, **{**framed(request, visit), **values})
    response = Response(html, media_type="text/html; charset=utf-8", headers={"cache-control": "no-store"})
    if cookie:
        keep_cookie(request, response, FORM, cookie)
    return response


def _login(request: Request, next: str = "") -> Response:  # noqa: A002  as it stands in addresses
    with desk_of(request).store.read() as books:
        return _shown(request, books, "login", wanted=next)


def _invitation(request: Request, invitation: str) -> Response:
    """Ask before an invitation is taken up: programs that follow links in messages must not use it."""
    desk = desk_of(request)
    with desk.store.read() as books:
        token = entering.invited(books, invitation, desk.now())
        return _shown(request, books, "enter", token=token)


def _enter(request: Request, invitation: str, fields: Form) -> Response:
    desk = desk_of(request)
    with desk.store.read() as books:
        check_form(request, visit_of(request, books), fields.get("form", ""))
    secret, now = desk.chance(), desk.now()
    token = desk.write(lambda books: entering.enter(books, invitation, secret, now))
    if token is None:
        raise LoginNeededError
    response = back(request, fields)
    keep_cookie(request, response, SESSION, secret, round(LOGGED_IN.total_seconds()))
    return response


def _leave(request: Request, fields: Form) -> Response:
    desk = desk_of(request)
    check_form(request, visit_of(request), fields.get("form", ""))
    secret = cookies_in(request.headers.get("cookie", "")).get(SESSION, "")
    desk.write(lambda books: entering.leave(books, secret))
    response = back(request, fields)
    keep_cookie(request, response, SESSION, "", 0)
    return response


def _prefer(request: Request, fields: Form) -> Response:
    check_form(request, visit_of(request), fields.get("form", ""))
    response = back(request, fields)
    for name, values in PREFERENCES.items():
        if fields.get(name) in values:
            keep_cookie(request, response, f"newsmon_{name}", fields[name])
    return response


def _fresh(request: Request, since: Annotated[int, Query(ge=0, lt=2**63)] = 0) -> Response:
    """Say how many alerts came since; nothing is put under the eyes of who reads."""
    with desk_of(request).store.read() as books:
        visit = visit_of(request, books)
        check_reading(request, visit)
        count = books.alerts.count(Wanted(severity=Severity.MEDIUM), above=since)
    said = visit.speech.words["now"]["fresh"].format(count=count)
    html = Markup('<a class="button" href="{}/now">{}</a>').format(visit.speech.base, said) if count else ""
    return Response(html, media_type="text/html; charset=utf-8", headers={"cache-control": "no-store"})


def _see(request: Request, fields: Form) -> Response:
    """Remember up to when a reader has seen everything, in their browser."""
    check_form(request, visit_of(request), fields.get("form", ""))
    response = back(request, fields)
    keep_cookie(request, response, SEEN, desk_of(request).now().isoformat())
    return response


def _mute(
    request: Request,
    alert: Annotated[str, Query(max_length=64)] = "",
    article: Annotated[str, Query(max_length=20)] = "",
    story: Annotated[str, Query(max_length=20)] = "",
    kind: Annotated[str, Query(max_length=20)] = "",
    outlet: Annotated[str, Query(max_length=200)] = "",
    sentence: Annotated[str, Query(max_length=16)] = "",
) -> Response:
    """Ask what to mute, for how long and why; who is not logged in as an operator is led to the login."""
    asked = {"article": article, "story": story, "kind": kind, "outlet": outlet, "sentence": sentence}
    desk = desk_of(request)
    with desk.store.read() as books:
        visit = visit_of(request, books)
        check_reading(request, visit)
        if not visit.may_write:
            raise LoginNeededError
        subjects = _of_alert(books, alert, visit.speech) if alert else [_subject(asked)]
        return _shown(request, books, "mute", subjects=subjects, spans=tuple(SPANS), pulse=pulse(books, desk.now()))


def _of_alert(books: Books, key: str, speech: Speech) -> list[tuple[str, str]]:
    """Return what of an alert can be muted, each with its words."""
    found = books.alerts.keyed(key)
    if len(found) != 1:
        raise WrongUseError("there is no such alert", to=key)
    alert = books.alerts.get(found[0])
    said = speech.messages
    names = {"kind": said.kinds[alert.kind], "outlet": speech.line(alert.outlet)}
    return [(_subject(asked)[0], said.mutes[scope].format(**names)) for scope, asked in mutes_of(alert)]


def _subject(asked: dict[str, str]) -> tuple[str, str]:
    """Return the subject of a mute link, and the words for it."""
    for scope in (MuteScope.ARTICLE, MuteScope.STORY, MuteScope.SENTENCE):
        if value := asked.get(scope.value):
            return f"{scope}:{value}", f"{scope}:{value}"
    kind, outlet = asked.get("kind", ""), asked.get("outlet", "")
    if kind in list(AlertKind) and outlet:
        return f"kind:{kind}@{outlet}", f"kind:{kind}@{outlet}"
    raise WrongUseError("the link does not say what to mute")
