"""A view as a page for people."""

from collections.abc import Callable, Mapping
from typing import Any

from fastapi import Request

from monitor.services.asking.first_steps import first_steps
from monitor.services.asking.health import Pulse, pulse
from monitor.store.store import Books
from monitor.web.addresses import Here
from monitor.web.desk import Desk
from monitor.web.now import by_day
from monitor.web.search import marked_up
from monitor.web.sources import address_of, is_sick
from monitor.web.static_files import static_file
from monitor.web.templating import filled
from monitor.web.told import outcome
from monitor.web.two_columns import Mark, side_by_side
from monitor.web.views import Question, View
from monitor.web.visits import Theme, Visit
from monitor.web.words import LANGUAGES

ENTRIES = ("now", "search", "topics", "sources", "told")  # where one can go from anywhere, in this order
TOOLS: Mapping[str, Callable[..., Any]] = {
    "address_of": address_of,
    "by_day": by_day,
    "is_sick": is_sick,
    "marked_up": marked_up,
    "outcome": outcome,
    "side_by_side": side_by_side,
    "Mark": Mark,
}


def page(request: Request, desk: Desk, books: Books, view: View, question: Question, found: Any) -> str:  # noqa: ANN401  an answer
    """Write the page of a view's answer."""
    going = pulse(books, desk.now())
    frame = framed(request, question.visit, pulse=going, view=view)
    steps = _steps(books, desk, going) if view.entry == "now" else {}
    return filled(view.name, **frame, **TOOLS, answer=found, asked=question.asked, steps=steps)


def _steps(books: Books, desk: Desk, going: Pulse) -> dict[str, Any]:
    """Say what is still to be done until newsmon tells what it should; nothing once all is."""
    first = first_steps(books, desk.now())
    done = {
        "sources": going.sources > 0 and going.read == going.sources,
        "topics": bool(first.met),
        "channel": first.sent,
        "contact": bool(desk.settings.fetch().contact),
    }
    return {} if all(done.values()) else {"done": done, "met": first.met, "unread": going.sources - going.read}


def framed(request: Request, visit: Visit, *, pulse: Pulse | None = None, view: View | None = None) -> dict[str, Any]:
    """Give what every page has around its content."""
    base = request.scope.get("root_path", "")
    path = request.scope["path"].removeprefix(base)
    return {
        "visit": visit,
        "say": visit.speech,
        "words": visit.speech.words,
        "here": Here(base, path, dict(request.query_params)),
        "pulse": pulse,
        "view": view,
        "entries": ENTRIES,
        "version": _version,
        "languages": LANGUAGES,
        "themes": tuple(Theme),
    }


def _version(name: str) -> str:
    found = static_file(name)
    return found.version if found else ""
