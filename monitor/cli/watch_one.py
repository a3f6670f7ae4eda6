"""``newsmon watch``: single addresses that are watched without editing the settings."""

import re
import socket
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Annotated

import typer
from typer.core import TyperGroup

from monitor.cli.opening import AsJson, Config, books_at, settings_at, store_at
from monitor.cli.printing import brief, console, document, learn_keys, say, shown, table
from monitor.domain.addresses.keys import masked
from monitor.domain.errors import NewsmonError, WrongUseError

if TYPE_CHECKING:
    from monitor.domain.addresses.address import Address
    from monitor.domain.sources import Source
    from monitor.settings.settings import Settings

EVERY = timedelta(minutes=2)  # the page is looked at: somebody waits for it
_BARE_WORD = re.compile(r"[^\W\d][\w-]*|-h|--help")


class _OrAddress(TyperGroup):
    """A bare word is a command; an address, or an option, is what ``add`` is given."""

    def parse_args(self, context: typer.Context, args: list[str]) -> list[str]:  # type: ignore[override]
        """Let ``watch URL`` mean ``watch add URL``."""
        is_command = not args or _BARE_WORD.fullmatch(args[0])
        return super().parse_args(context, args if is_command else ["add", *args])


app = typer.Typer(
    cls=_OrAddress,
    help="Watch an address without editing the settings: `newsmon watch URL`.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


def register(root: typer.Typer) -> None:
    """Add the commands."""
    root.add_typer(app, name="watch")
    app.command("add")(add)
    app.command("list")(list_watched)
    app.command("stop")(stop)


def add(
    url: Annotated[str, typer.Argument(help="The address of an article.")],
    days: Annotated[int, typer.Option("--days", min=1, max=365, help="For how long.")] = 14,
    to: Annotated[str, typer.Option("--to", help="The channel to tell. Default: by the routes.")] = "",
    config: Config = None,
) -> None:
    """Watch one address, without editing the settings; `newsmon watch URL` is the same."""
    from monitor.domain.addresses.address import Address
    from monitor.domain.sources import watched_page

    settings = settings_at(config)
    learn_keys((url,))
    if trouble := refused(Address(url), settings.fetch().allow_hosts):
        raise NewsmonError(
            f"newsmon would not read it: {trouble}",
            to=masked(url),
            do="Name the host in `fetch.allow_hosts`",
        )
    source = watched_page(Address(url), datetime.now(UTC) + timedelta(days=days), every=EVERY, to=to)
    add_sources((source,), settings)
    say(
        f"Watching {shown(url)} for {days} days. "
        "A running daemon takes it up within a minute; the first look tells nothing."
    )
    if trouble := _untold(source, settings):
        names = ", ".join(channel.name for channel in settings.channels()) or "none yet: add one to the settings"
        console(stderr=True).print(
            shown(f"Note: {trouble}. `--to CHANNEL` tells one whatever it is about: {names}"), markup=False
        )


def refused(address: "Address", allow_hosts: Sequence[str]) -> str:
    """Say why fetching would refuse an address: the host's number, given or resolved now, or its port; else nothing."""
    from monitor.fetch.guard import exempt, refusal
    from monitor.fetch.objections import by_guard

    if address.objection:
        return ""  # said by who adds it
    name, port = address.parts.hostname or "", address.port
    if exempt(name, port, allow_hosts):
        return ""
    try:
        numbers = {str(found[4][0]) for found in socket.getaddrinfo(name, port, type=socket.SOCK_STREAM)}
    except (OSError, UnicodeError):
        numbers = set()  # no such host now; there may be one later
    return by_guard(address, allow_hosts) or next(filter(None, map(refusal, sorted(numbers))), "")


def _untold(source: "Source", settings: "Settings") -> str:
    """Say that nobody is told of an address, or only if it speaks of a topic; empty where somebody is."""
    from monitor.domain.telling.listening import untold

    return "" if source.to else untold(source, settings.routes())


def list_watched(as_json: AsJson = False, config: Config = None) -> None:
    """List the addresses that are watched, until when, and how each is doing."""
    from monitor.domain.sources import SourceKind
    from monitor.services.asking import health
    from monitor.shapes import of_source

    now = datetime.now(UTC)
    with books_at(config) as books:
        views = health.sources(books, now)
    found = [view for view in views if view.state.source.kind is SourceKind.PAGE and _is_on(view.state.source, now)]
    if as_json:
        document([of_source(view) for view in found])
        return
    rows = [
        (
            masked(each.url),
            brief(each.until),
            each.to or "by the routes",
            brief(view.state.checked_at),
            _standing(view.state.trouble, each),
        )
        for view in found
        for each in (view.state.source,)
    ]
    table(("address", "until", "told to", "looked at", "state"), rows, empty="No address is watched.")


def _is_on(source: "Source", now: datetime) -> bool:
    return source.until is not None and source.until > now


def _standing(trouble: str, source: "Source") -> str:
    return "paused" if source.paused else trouble or "fine"


def stop(
    url: Annotated[str, typer.Argument(help="The address, as `newsmon watch list` shows it.")], config: Config = None
) -> None:
    """Watch an address no more."""
    from monitor.services import beside

    now = datetime.now(UTC)
    with store_at(config) as store, store.begin() as books:
        beside.end(books, beside.named(books, url, now), now)
    say(f"{shown(masked(url))} is watched no more.")


def add_sources(sources: "Sequence[Source]", settings: "Settings") -> int:
    """Put sources beside those of the settings, all or none; returns how many are new."""
    from monitor.store.store import Store

    for source in sources:
        _check(source, settings)
    store = Store.open(settings.database())
    try:
        with store.begin() as books:
            return sum(books.sources.watch(source, datetime.now(UTC)) for source in sources)
    finally:
        store.close()


def _check(source: "Source", settings: "Settings") -> None:
    if trouble := source.address.objection:
        raise NewsmonError(
            f"the address {trouble}", to=masked(source.url), do="Give one that begins with http:// or https://"
        )
    channels = sorted(channel.name for channel in settings.channels())
    if source.to and source.to not in channels:
        names = ", ".join(channels) or "none yet"
        raise WrongUseError(f"there is no channel {source.to!r}", do=f"Channels in the settings: {names}")
    theirs = {each.name: each.url for each in settings.sources()}.get(source.name, source.url)
    if theirs != source.url:
        raise NewsmonError(
            f"a source of the settings has this name: {theirs}", to=source.name, do="Give one of them another name"
        )
