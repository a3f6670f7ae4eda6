"""Answers: a view asked and laid out in one of its forms, for people or for programs."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Annotated, Any

from fastapi import Path, Query, Request, Response

from monitor.store.store import Books
from monitor.web.desk import desk_of
from monitor.web.doors import FORM, check_reading, form_key, visit_of
from monitor.web.files import as_atom, as_csv, as_json
from monitor.web.pages import page
from monitor.web.views import Question, View
from monitor.web.visits import YEAR, Visit

Endpoint = Callable[..., Response]


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One form of an answer: what stands behind a view's path, its kind of content, and how it is written."""

    ending: str
    kind: str
    write: Callable[[Request, Books, View, Question, Any], str]


def _page(request: Request, books: Books, view: View, question: Question, found: Any) -> str:  # noqa: ANN401  an answer
    return page(request, desk_of(request), books, view, question, found)


def _json(_request: Request, _books: Books, view: View, _question: Question, found: Any) -> str:  # noqa: ANN401
    return as_json(view.shape(found))


def _csv(_request: Request, _books: Books, view: View, question: Question, found: Any) -> str:  # noqa: ANN401
    return as_csv(view.table(found, question.visit.speech))


def _atom(request: Request, _books: Books, view: View, question: Question, found: Any) -> str:  # noqa: ANN401
    title = question.visit.speech.words["nav"].get(view.name, view.name)
    return as_atom(view.alerts(found) if view.alerts else (), question.visit.speech, str(request.url), title)


PAGE = Form(ending="", kind="text/html; charset=utf-8", write=_page)
FILES = (
    Form(ending=".json", kind="application/json", write=_json),
    Form(ending=".csv", kind="text/csv; charset=utf-8", write=_csv),
)
FEED = Form(ending=".atom", kind="application/atom+xml; charset=utf-8", write=_atom)


def files_of(view: View) -> tuple[Form, ...]:
    """Return the forms that a view has for programs."""
    return FILES if view.alerts is None else (*FILES, FEED)


def endpoint(view: View, form: Form) -> Endpoint:
    """Return what answers a request for a view in a form."""
    if view.of_one:

        def of_one(
            request: Request,
            asked: Annotated[view.asked, Query()],  # type: ignore[name-defined]  # read when it runs
            id: Annotated[int, Path(ge=1, lt=2**63)],  # noqa: A002  as it stands in addresses
        ) -> Response:
            return _answer(request, view, form, asked, id)

        return of_one

    def of_all(request: Request, asked: Annotated[view.asked, Query()]) -> Response:  # type: ignore[name-defined]
        return _answer(request, view, form, asked, 0)

    return of_all


def _answer(request: Request, view: View, form: Form, asked: Any, number: int) -> Response:  # noqa: ANN401
    desk = desk_of(request)
    with desk.store.read() as books:
        visit, cookie = welcomed(request, books)
        check_reading(request, visit)
        question = Question(asked=asked, visit=visit, id=number)
        written = form.write(request, books, view, question, view.ask(books, question))
    response = conditional(request, written, form.kind)
    if form is PAGE and cookie:
        keep_cookie(request, response, FORM, cookie)
    return response


def welcomed(request: Request, books: Books) -> tuple[Visit, str]:
    """Say who asks, with the secret of their forms where they have none yet: it goes with the answer."""
    visit = visit_of(request, books)
    if visit.form:
        return visit, ""
    cookie = desk_of(request).chance()
    return replace(visit, form=form_key(cookie)), cookie


def conditional(request: Request, written: str, kind: str) -> Response:
    """Answer with what was written, or that the asker has it already."""
    body = written.encode("utf-8", "replace")
    tag = f'"{sha256(body).hexdigest()[:20]}"'
    headers = {"etag": tag, "cache-control": "no-cache, private", "vary": "Cookie, Accept-Language"}
    known = {each.strip().removeprefix("W/") for each in request.headers.get("if-none-match", "").split(",")}
    if tag in known:
        return Response(status_code=304, headers=headers)
    return Response(body, media_type=kind, headers=headers)


def keep_cookie(request: Request, response: Response, name: str, value: str, seconds: int = YEAR) -> None:
    """Let a browser keep something for us: never shown to scripts, never sent along from pages of others' forms."""
    desk = desk_of(request)
    response.set_cookie(
        name,
        value,
        max_age=seconds,
        path=f"{desk.names.prefix}/",
        secure=desk.names.public_url.startswith("https:"),
        httponly=True,
        samesite="lax",
    )
