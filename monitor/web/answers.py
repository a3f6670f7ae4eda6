"""Answers: a view asked and laid out in one of its forms, for people or for programs."""

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from typing import Annotated, Any

from fastapi import Path, Query, Request, Response

from monitor.store.store import Books
from monitor.web.desk import Desk
from monitor.web.files import as_atom, as_csv, as_json
from monitor.web.pages import page
from monitor.web.views import Question, View
from monitor.web.visits import Visit, cookies_in, visit

Endpoint = Callable[..., Response]


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One form of an answer: what stands behind a view's path, its kind of content, and how it is written."""

    ending: str
    kind: str
    write: Callable[[Request, Books, View, Question, Any], str]


def desk_of(request: Request) -> Desk:
    """Return what a request works with."""
    desk: Desk = request.app.state.desk
    return desk


def visit_of(request: Request) -> Visit:
    """Say who asks, and how they read."""
    desk = desk_of(request)
    return visit(
        cookies_in(request.headers.get("cookie", "")),
        request.headers.get("accept-language", ""),
        zone=desk.settings.web().zone,
        now=desk.now(),
        base=request.scope.get("root_path", ""),
    )


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
    question = Question(asked=asked, visit=visit_of(request), id=number)
    with desk_of(request).store.read() as books:
        written = form.write(request, books, view, question, view.ask(books, question))
    return conditional(request, written, form.kind)


def conditional(request: Request, written: str, kind: str) -> Response:
    """Answer with what was written, or that the asker has it already."""
    body = written.encode("utf-8", "replace")
    tag = f'"{sha256(body).hexdigest()[:20]}"'
    headers = {"etag": tag, "cache-control": "no-cache, private", "vary": "Cookie, Accept-Language"}
    known = {each.strip().removeprefix("W/") for each in request.headers.get("if-none-match", "").split(",")}
    if tag in known:
        return Response(status_code=304, headers=headers)
    return Response(body, media_type=kind, headers=headers)
