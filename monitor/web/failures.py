"""What is said when something fails: a page for people, a line of JSON for programs, never more than they may know."""

from http import HTTPStatus
from urllib.parse import quote

import structlog
from fastapi import Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import RedirectResponse
from starlette.exceptions import HTTPException

from monitor.domain.errors import NewsmonError, StoreError
from monitor.web.doors import LoginNeededError, NotAllowedError
from monitor.web.files import as_json
from monitor.web.pages import framed
from monitor.web.shield import TooLargeError
from monitor.web.templating import filled
from monitor.web.visits import Visit

log = structlog.get_logger()

_ANSWERS: tuple[tuple[type[Exception], HTTPStatus, str], ...] = (
    (LoginNeededError, HTTPStatus.UNAUTHORIZED, "login"),
    (NotAllowedError, HTTPStatus.FORBIDDEN, "not_allowed"),
    (TooLargeError, HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "too_large"),
    (RequestValidationError, HTTPStatus.BAD_REQUEST, "wrong"),
    (StoreError, HTTPStatus.SERVICE_UNAVAILABLE, "busy"),
    (NewsmonError, HTTPStatus.BAD_REQUEST, "wrong"),
)
ENDINGS = (".json", ".csv", ".atom")


def answer_of(request: Request, visit: Visit, error: Exception) -> Response:
    """Answer for an error; one that nobody expected is logged, and said without its words."""
    is_file = request.url.path.endswith(ENDINGS)
    if isinstance(error, LoginNeededError) and not is_file:
        return _to_login(request)
    status, name = _classed(error)
    if status is HTTPStatus.INTERNAL_SERVER_ERROR:
        log.error("the page could not answer", path=request.url.path, exc_info=error)
    said = str(visit.speech.words["error"][name])
    detail = visit.speech.line(_detail(error))
    if is_file:
        return Response(as_json({"error": detail or said}), status, media_type="application/json")
    html = filled("error", **framed(request, visit), said=said, detail=detail, status=int(status))
    return Response(html, status, media_type="text/html; charset=utf-8")


def _to_login(request: Request) -> Response:
    """Lead to the login, which knows what was asked for."""
    base = request.scope.get("root_path", "")
    asked = f"?{request.url.query}" if request.url.query else ""
    wanted = f"{request.url.path}{asked}" if request.method == "GET" else f"{base}/now"
    return RedirectResponse(f"{base}/login?next={quote(wanted)}", HTTPStatus.SEE_OTHER)


def _classed(error: Exception) -> tuple[HTTPStatus, str]:
    """Say how an error is answered, and by which words of ours."""
    match error:
        case HTTPException(status_code=status):
            return HTTPStatus(status), "not_found" if status == HTTPStatus.NOT_FOUND else "wrong"
        case StoreError(what=what) if what.startswith("there is no such"):
            return HTTPStatus.NOT_FOUND, "not_found"
    answers = ((status, name) for kind, status, name in _ANSWERS if isinstance(error, kind))
    return next(answers, (HTTPStatus.INTERNAL_SERVER_ERROR, "broken"))


def _detail(error: Exception) -> str:
    """Return what a person may know of it; where the database stands is not for everybody."""
    match error:
        case StoreError():
            return ""
        case NewsmonError(what=what, do=do):
            return f"{what}. {do}" if do else what
        case RequestValidationError():
            wrong = error.errors()
            return ", ".join(f"{each['loc'][-1]}: {each['msg']}" for each in wrong)
        case _:
            return ""
