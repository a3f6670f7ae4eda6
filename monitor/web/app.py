"""The application: every view at its address for people and for programs."""

from http import HTTPStatus

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import RedirectResponse
from starlette.exceptions import HTTPException

from monitor.domain.errors import NewsmonError
from monitor.web.answers import PAGE, endpoint, files_of
from monitor.web.articles import ARTICLE
from monitor.web.deeds import add_deeds
from monitor.web.desk import Desk
from monitor.web.doors import LoginNeededError, NotAllowedError, visit_of
from monitor.web.entrance import add_entrance
from monitor.web.failures import answer_of
from monitor.web.now import NOW
from monitor.web.search import SEARCH
from monitor.web.shield import Shield, TooLargeError
from monitor.web.sources import SOURCES
from monitor.web.static_files import static_file
from monitor.web.stories import STORY
from monitor.web.told import DELIVERIES, MUTED, TOLD
from monitor.web.topics import TOPICS
from monitor.web.views import View

VIEWS = (NOW, SEARCH, TOPICS, SOURCES, TOLD, DELIVERIES, MUTED, STORY, ARTICLE)
FAILURES = (
    LoginNeededError,
    NotAllowedError,
    NewsmonError,
    HTTPException,
    RequestValidationError,
    TooLargeError,
    Exception,
)
UNCHANGING = "max-age=31536000, immutable"  # its address has its version


def web_app(desk: Desk) -> FastAPI:
    """Put the application together."""
    app = FastAPI(title="newsmon", docs_url=None, redoc_url=None)
    app.state.desk = desk
    app.add_api_route("/", _front, include_in_schema=False)
    app.add_api_route("/static/{name}", _static, include_in_schema=False)
    for view in VIEWS:
        _add(app, view)
    add_deeds(app)
    add_entrance(app)
    for error in (
        LoginNeededError,
        NotAllowedError,
        NewsmonError,
        HTTPException,
        RequestValidationError,
        TooLargeError,
        Exception,
    ):
        app.add_exception_handler(error, _failed)
    app.add_middleware(Shield, names=desk.names)
    return app


def _add(app: FastAPI, view: View) -> None:
    """Add a view, as files first: the number of an article is not ``7.json``."""
    for form in files_of(view):
        app.add_api_route(
            f"{view.path}{form.ending}",
            endpoint(view, form),
            name=f"{view.name}{form.ending}",
            summary=view.says,
            response_class=Response,
            responses={200: {"content": {form.kind.partition(";")[0]: {}}}},
        )
    app.add_api_route(view.path, endpoint(view, PAGE), name=view.name, include_in_schema=False)


def _front(request: Request) -> Response:
    return RedirectResponse(f"{request.scope.get('root_path', '')}/now", HTTPStatus.SEE_OTHER)


def _static(name: str) -> Response:
    found = static_file(name)
    if found is None:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    return Response(found.body, media_type=found.kind, headers={"cache-control": UNCHANGING})


def _failed(request: Request, error: Exception) -> Response:
    return answer_of(request, visit_of(request), error)
