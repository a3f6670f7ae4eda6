"""What is asked about: an address, an article's number, an alert, or the id that a message carries."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from monitor.domain.addresses.address import Address
from monitor.domain.errors import NewsmonError, WrongUseError
from monitor.domain.looks.tracking import Known
from monitor.domain.routes import Route
from monitor.domain.statements import Saying, say
from monitor.domain.views import ExplainedStep, Explanation, StepKind
from monitor.services.asking.why.explaining import explain_alert, explain_article, explain_message
from monitor.services.asking.why.unseen import explain_unseen
from monitor.services.rules import routes_of
from monitor.store.store import Books

SHORTEST_KEY = 6  # letters of an alert's key that are no number and no word by chance


@dataclass(frozen=True, slots=True, kw_only=True)
class Present:
    """What the settings say at present: routes, and hosts exempt from the guard.

    ``trouble`` is why they could not be read; the history can be asked anyway.
    """

    routes: tuple[Route, ...] = ()
    allow_hosts: tuple[str, ...] = ()
    trouble: str = ""


def explain(books: Books, what: str, present: Present, now: datetime, *, is_alert: bool = False) -> Explanation:
    """Say why somebody was told of something, or was not: each step with its reason, also for what was never seen.

    ``what`` is an address, the number of an article (with ``is_alert`` of an alert), or the beginning of an id that a
    message carries. Raises ``WrongUseError`` for what is none of these, ``NewsmonError`` where nothing bears the id.
    """
    routes = routes_of(state.source for state in books.sources.all()) + present.routes
    explained = _explained(books, what, routes, present.allow_hosts, now, is_alert=is_alert)
    if not present.trouble:
        return explained
    return replace(explained, steps=(*explained.steps, _unknown_routes(present.trouble)))


def _unknown_routes(trouble: str) -> ExplainedStep:
    reason = say(Saying.NO_SETTINGS, trouble=trouble)
    return ExplainedStep(kind=StepKind.ROUTE, said=say(Saying.OTHERS_UNKNOWN), reason=reason)


def _explained(
    books: Books, what: str, routes: Sequence[Route], allow_hosts: Sequence[str], now: datetime, *, is_alert: bool
) -> Explanation:
    if is_alert:
        return explain_alert(books, _number(what), routes)
    if what.isdecimal():
        return explain_article(books, books.articles.get(int(what)), routes, now)
    if "." not in what and "/" not in what:
        return _of_id(books, what, routes)
    address = _address(what)
    known = _at(books, address)
    return explain_article(books, known, routes, now) if known else explain_unseen(books, address, allow_hosts)


def _number(what: str) -> int:
    if not what.isdecimal():
        raise WrongUseError(f"{what!r} is no alert's number", do="`newsmon alerts` shows them")
    return int(what)


def _of_id(books: Books, key: str, routes: Sequence[Route]) -> Explanation:
    """Answer for the alert whose id begins so, as messages carry it, or for all that travelled in one message."""
    found = books.alerts.keyed(key) if len(key) >= SHORTEST_KEY else ()
    if len(found) == 1:
        return explain_alert(books, found[0], routes)
    together = books.alerts.in_message(key) if len(key) >= SHORTEST_KEY and not found else ()
    if together:
        return explain_message(books, together, routes)
    trouble = f"{len(found)} alerts have an id that begins with {key!r}" if found else f"no message has the id {key!r}"
    raise NewsmonError(trouble, do="Give an address, an article's number, or the first letters of the id in a message")


def _address(what: str) -> Address:
    address = Address(what if "://" in what else f"https://{what}")
    if address.objection:
        raise WrongUseError(f"{what!r} is no address: it {address.objection}", do="Give one that begins with https://")
    return address


def _at(books: Books, address: Address) -> Known | None:
    """Return the article at an address: known by it, or read from an entry that led there."""
    known = books.articles.find(address.keys)
    if known is not None:
        return known
    led = [entry.article for entry in books.entries.listings(None, (address.url,)) if entry.article is not None]
    return books.articles.get(led[0]) if led else None
