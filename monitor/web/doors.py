"""Who may read and write: by where they ask from, by their session, and by forms that only our own pages hold."""

from hmac import compare_digest
from urllib.parse import urlsplit

from fastapi import Request

from monitor.domain.entering import Role, digest
from monitor.services.entering import who
from monitor.store.store import Books
from monitor.web.desk import desk_of
from monitor.web.hosts import From
from monitor.web.visits import Visit, cookies_in, visit

SESSION, FORM = "newsmon", "newsmon_form"  # cookies: who is logged in, and from which page a form came


class LoginNeededError(Exception):
    """What was asked for is for people who are logged in."""


class NotAllowedError(Exception):
    """What was asked for is not for this person, or the form did not come from one of our pages."""


def visit_of(request: Request, books: Books | None = None) -> Visit:
    """Say who asks, and how they read; without the books nobody is known."""
    desk = desk_of(request)
    cookies = cookies_in(request.headers.get("cookie", ""))
    now = desk.now()
    secret = cookies.get(SESSION, "")
    return visit(
        cookies,
        request.headers.get("accept-language", ""),
        zone=desk.settings.web().zone,
        now=now,
        base=request.scope.get("root_path", ""),
        token=who(books, secret, now) if books is not None and secret else None,
        form=form_key(secret or cookies.get(FORM, "")),
    )


def form_key(secret: str) -> str:
    """Return what a form of ours carries for somebody with that cookie, which no page of somebody else can know."""
    return digest(f"form {secret}")[:32] if secret else ""


def check_reading(request: Request, visit: Visit) -> None:
    """Let read who asks from this machine, or is logged in; raises ``LoginNeededError``."""
    if request.state.place is not From.HERE and visit.token is None:
        raise LoginNeededError


def check_writing(visit: Visit) -> str:
    """Let write who is logged in as an operator, and return their name."""
    if visit.token is None:
        raise LoginNeededError
    if visit.token.role is not Role.OPERATOR:
        raise NotAllowedError
    return visit.token.name


def check_form(request: Request, visit: Visit, given: str) -> None:
    """Take a form only from a page of ours that was given to the same browser; raises ``NotAllowedError``."""
    site = request.headers.get("sec-fetch-site", "same-origin")
    origin = request.headers.get("origin", "null")  # what browsers say who name no page that they come from
    theirs = origin not in {"null", ""} and urlsplit(origin).netloc != request.headers.get("host", "")
    if site != "same-origin" or theirs or not visit.form or not compare_digest(visit.form, given):
        raise NotAllowedError
