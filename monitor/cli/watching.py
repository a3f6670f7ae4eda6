"""Commands that watch: run, demo, watch, import."""

import logging
import os
import signal
import socket
import sys
import threading
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from urllib.parse import urlsplit

import typer

from monitor.cli.instants import HOW, moment
from monitor.cli.opening import Config, settings_at
from monitor.cli.printing import console, learn_keys, progress, say, shown
from monitor.domain.addresses.keys import all_masked, masked
from monitor.domain.errors import NewsmonError, WrongUseError

if TYPE_CHECKING:
    from types import FrameType

    from monitor.domain.sources import Source
    from monitor.settings.settings import Settings


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command()(run)
    app.command()(demo)
    app.command()(watch)
    app.command("import")(import_)


def run(
    config: Config = None,
    once: Annotated[bool, typer.Option("--once", help="Do what is due, deliver, exit.")] = False,
    now: Annotated[str | None, typer.Option("--now", help=f"The instant taken for the present {HOW}.")] = None,
    no_web: Annotated[bool, typer.Option("--no-web", help="Without the web page.")] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Say more of what is done.")] = False,
) -> None:
    """Watch the sources of the settings and tell what is new or edited, until Ctrl-C."""
    del no_web  # there is no web page yet; the option keeps its meaning for those who start newsmon from a script
    leave_when_told()
    settings = settings_at(config)
    _watch(settings, once=once, now=moment(now), verbose=verbose)


def _watch(settings: "Settings", *, once: bool = False, now: datetime | None = None, verbose: bool = False) -> None:
    from monitor import daemon
    from monitor.cli.logs import set_up

    set_up(logging.DEBUG if verbose else logging.INFO)
    if not once:
        leave(daemon.run(settings, now=now))
    with progress("looking at what is due") as show:
        code = daemon.run_once(settings, now=now, show=lambda looks: show(f"{looks} looks done"))
    _sum_up(settings)
    leave(code)


def leave_when_told() -> None:
    """End at once on SIGTERM while nothing has begun yet; the daemon takes the signal over later."""
    signal.signal(signal.SIGTERM, _leave_now)


def _leave_now(_number: int, _frame: "FrameType | None") -> None:
    sys.exit(0)


def leave(code: int) -> None:
    """Exit; a send that hangs in its thread does not hold us (it stays claimed, and is told again)."""
    sys.stdout.flush()
    sys.stderr.flush()
    if any(thread is not threading.main_thread() and not thread.daemon for thread in threading.enumerate()):
        os._exit(code)
    raise typer.Exit(code)


def _sum_up(settings: "Settings") -> None:
    from monitor.services.asking.overview import overview
    from monitor.store.store import Store

    store = Store.open(settings.database())
    with store.read() as books:
        now = overview(books)
    store.close()
    following = "deliveries (says what waits, and for what)" if now.waiting else "alerts"
    known = f"{now.articles} articles known, {now.followed} followed, {now.waiting} deliveries open"
    say(f"{known}. Next: newsmon {following}")


def demo(
    database: Annotated[
        Path | None, typer.Option("--database", help="Where to keep the history. Default: a new folder.")
    ] = None,
) -> None:
    """Watch a bundled little newsroom, in which a story breaks, is copied, and is edited; until Ctrl-C."""
    leave_when_told()
    from monitor.cli.demonstration import demonstrate

    leave(demonstrate(database))


def watch(
    url: Annotated[str, typer.Argument(help="The address of an article.")],
    days: Annotated[int, typer.Option("--days", min=1, max=365, help="For how long.")] = 14,
    to: Annotated[str, typer.Option("--to", help="The channel to tell. Default: by the routes.")] = "",
    config: Config = None,
) -> None:
    """Watch one address, without editing the settings."""
    until = datetime.now(UTC) + timedelta(days=days)
    settings = settings_at(config)
    learn_keys((url,))
    if trouble := refused(url, settings.fetch().allow_hosts):
        raise NewsmonError(
            f"newsmon would not read it: {trouble}",
            to=masked(url),
            do="Name the host in `fetch.allow_hosts`",
        )
    _add_sources((_alone(url, until, to),), settings)
    say(
        f"Watching {shown(url)} for {days} days. "
        "A running daemon takes it up within a minute; the first look tells nothing."
    )


def refused(url: str, allow_hosts: Sequence[str]) -> str:
    """Say why fetching would refuse an address: the host's number, given or resolved now, or its port; else nothing."""
    from monitor.domain.addresses.urls import check
    from monitor.fetch.guard import exempt, refusal
    from monitor.fetch.objections import by_guard

    if check(url):
        return ""  # said by who adds it
    parts = urlsplit(url.strip())
    name, port = parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)
    if exempt(name, port, allow_hosts):
        return ""
    try:
        numbers = {str(found[4][0]) for found in socket.getaddrinfo(name, port, type=socket.SOCK_STREAM)}
    except (OSError, UnicodeError):
        numbers = set()  # no such host now; there may be one later
    return by_guard(url, allow_hosts) or next(filter(None, map(refusal, sorted(numbers))), "")


def _alone(url: str, until: datetime, to: str) -> "Source":
    """Return the source that is one page."""
    from monitor.domain.sources import Recheck, Source, SourceKind, Track

    return Source(
        name=f"watch {url}",
        kind=SourceKind.PAGE,
        url=url,
        every=timedelta(minutes=2),
        track=Track.ALL,
        recheck=Recheck.LADDER,
        backlog=timedelta(0),
        until=until,
        to=to,
    )


def import_(
    file: Annotated[Path, typer.Argument(help="OPML, or one address a line.")],
    days: Annotated[int, typer.Option("--days", min=1, max=3650, help="For how long.")] = 3650,
    config: Config = None,
) -> None:
    """Take sources from OPML (feeds) or a list of addresses (pages to watch)."""
    from monitor.cli.importing import sources_in

    settings = settings_at(config)
    found = sources_in(file, datetime.now(UTC) + timedelta(days=days), _names_at(settings))
    theirs = {source.url for source in settings.sources()}
    added = _add_sources([source for source in found.sources if source.url not in theirs], settings)
    for remark in found.remarks:
        console(stderr=True).print(shown(all_masked(str(remark))), markup=False)
    known = len(found.sources) - added
    say(f"Added {added} sources, {known} were known already. A running daemon takes them up in a minute.")
    if any(remark.lost for remark in found.remarks):
        raise typer.Exit(1)


def _names_at(settings: "Settings") -> dict[str, str]:
    """Return the names of all sources, of the settings and beside them, each with its address."""
    from monitor.services.asking.source_health import addresses
    from monitor.store.store import Store

    store = Store.open(settings.database())
    try:
        with store.read() as books:
            watched = addresses(books)
    finally:
        store.close()
    return watched | {source.name: source.url for source in settings.sources()}


def _add_sources(sources: "Sequence[Source]", settings: "Settings") -> int:
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
    from monitor.domain.addresses.urls import check

    if trouble := check(source.url):
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
