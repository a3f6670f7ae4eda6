"""The command that answers why somebody was told, or was not."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from monitor.cli.opening import AsJson, Config, settings_at, store_at
from monitor.cli.printing import document, say, shown
from monitor.domain.errors import NewsmonError, SettingsError, WrongUseError

if TYPE_CHECKING:
    from monitor.domain.looks.tracking import Known
    from monitor.domain.routes import Route
    from monitor.services.asking.why import Account, Step
    from monitor.store.store import Books

_SHORTEST_KEY = 6  # letters of an alert's key that are no number and no word by chance

What = Annotated[
    str, typer.Argument(metavar="URL|ID", help="An address, an article's number, or the id that a message carries.")
]
IsAlert = Annotated[bool, typer.Option("--alert", help="The number is that of an alert, as `newsmon alerts` shows it.")]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(why)


def why(what: What, alert: IsAlert = False, as_json: AsJson = False, config: Config = None) -> None:
    """Say why you were told of something, or were not: each step with its reason, also for what was never seen."""
    routes, allow_hosts, trouble = _rules(config)
    with store_at(config) as store, store.read() as books:
        account = _account(books, what, _with_watched(books, routes), allow_hosts, is_alert=alert)
    if trouble:
        account = replace(account, steps=(*account.steps, _unknown_routes(trouble)))
    document(account) if as_json else _print(account)


def _rules(config: Path | None) -> "tuple[tuple[Route, ...], tuple[str, ...], str]":
    """Return routes and exempt hosts of the settings, or what is wrong with them: the history can be asked anyway."""
    try:
        settings = settings_at(config)
    except SettingsError as error:
        return (), (), str(error.problems[0])
    return settings.routes(), tuple(settings.fetch().allow_hosts), ""


def _with_watched(books: "Books", routes: "tuple[Route, ...]") -> "tuple[Route, ...]":
    from monitor.services.rules import routes_of

    return routes_of(state.source for state in books.sources.all()) + routes


def _unknown_routes(trouble: str) -> "Step":
    from monitor.services.asking.why import Step

    return Step(what="route", said="the others are unknown", reason=f"the settings cannot be read: {trouble}")


def _account(
    books: "Books", what: str, routes: "Sequence[Route]", allow_hosts: Sequence[str], *, is_alert: bool
) -> "Account":
    from monitor.services.asking.why import account_of_alert, account_of_article, account_of_unseen

    if is_alert:
        return account_of_alert(books, _number(what), routes)
    if what.isdecimal():
        return account_of_article(books, books.articles.get(int(what)), routes, datetime.now(UTC))
    if "." not in what and "/" not in what:
        return _account_of_id(books, what, routes)
    url = _address(what)
    known = _found(books, url)
    return (
        account_of_article(books, known, routes, datetime.now(UTC))
        if known
        else account_of_unseen(books, url, allow_hosts)
    )


def _number(what: str) -> int:
    if not what.isdecimal():
        raise WrongUseError(f"{what!r} is no alert's number", do="`newsmon alerts` shows them")
    return int(what)


def _account_of_id(books: "Books", key: str, routes: "Sequence[Route]") -> "Account":
    """Answer for the alert whose id begins so, as messages carry it, or for all that travelled in one message."""
    from monitor.services.asking.why import account_of_alert, account_of_message

    found = books.alerts.keyed(key) if len(key) >= _SHORTEST_KEY else ()
    if len(found) == 1:
        return account_of_alert(books, found[0], routes)
    together = books.alerts.in_message(key) if len(key) >= _SHORTEST_KEY and not found else ()
    if together:
        return account_of_message(books, together, routes)
    trouble = f"{len(found)} alerts have an id that begins with {key!r}" if found else f"no message has the id {key!r}"
    raise NewsmonError(trouble, do="Give an address, an article's number, or the first letters of the id in a message")


def _address(what: str) -> str:
    from monitor.domain.addresses.urls import check

    url = what if "://" in what else f"https://{what}"
    objection = check(url)
    if objection:
        raise WrongUseError(f"{what!r} is no address: it {objection}", do="Give one that begins with https://")
    return url


def _found(books: "Books", url: str) -> "Known | None":
    """Return the article at an address: known by it, or read from an entry that led there."""
    from monitor.domain.addresses.urls import address_keys

    known = books.articles.find(address_keys(url))
    if known is not None:
        return known
    led = [entry.article for entry in books.entries.listings(None, (url,)) if entry.article is not None]
    return books.articles.get(led[0]) if led else None


def _print(account: "Account") -> None:
    from monitor.cli.timeline import print_steps

    say(shown(account.title) or "(never read)")
    if account.url:
        say(shown(account.url))
    if account.article is not None:
        story = f", story {account.story}" if account.story else ""
        say(f"article {account.article}{story}")
    say(f"\n{shown(account.answer)}.\n")
    print_steps(account.steps)
