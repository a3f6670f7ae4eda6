"""Commands that watch: run, demo."""

import logging
import os
import signal
import sys
import threading
import traceback
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from monitor.cli.instants import HOW, moment
from monitor.cli.opening import Config, settings_at
from monitor.cli.printing import hidden, progress, say
from monitor.domain.errors import NewsmonError

if TYPE_CHECKING:
    from types import FrameType

    from monitor.settings.settings import Settings


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command()(run)
    app.command()(demo)


def run(
    config: Config = None,
    once: Annotated[bool, typer.Option("--once", help="Do what is due, deliver, exit.")] = False,
    now: Annotated[str | None, typer.Option("--now", help=f"The instant taken for the present {HOW}.")] = None,
    no_web: Annotated[bool, typer.Option("--no-web", help="Without the web page.")] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Say more of what is done.")] = False,
) -> None:
    """Watch the sources of the settings and tell what is new or edited, until Ctrl-C."""
    leave_when_told()
    settings = settings_at(config)
    _watch(settings, once=once, now=moment(now), verbose=verbose, page=not no_web)


def _watch(settings: "Settings", *, once: bool, now: datetime | None, verbose: bool, page: bool) -> None:
    from monitor import daemon
    from monitor.cli.logs import set_up

    set_up(logging.DEBUG if verbose else logging.INFO)
    if not once and page:
        from monitor.web.beside import page_beside

        leave(code_of(partial(daemon.run, settings, now=now, beside=page_beside)))
    if not once:
        leave(code_of(partial(daemon.run, settings, now=now)))
    with progress("looking at what is due") as show:
        tell = partial(daemon.run_once, settings, now=now, show=lambda looks: show(f"{looks} looks done"))
        code = code_of(tell)
    _sum_up(settings)
    leave(code)


def code_of(run: Callable[[], int]) -> int:
    """Return the exit code of a run; an error that escapes it is said and ends us, whatever thread still hangs."""
    try:
        return run()
    except NewsmonError as error:
        sys.stderr.write(hidden(f"newsmon: {error}\n"))
        leave(error.exit_code)
    except Exception:  # noqa: BLE001  # the edge of the process
        sys.stderr.write(hidden(f"newsmon ends, for a reason that nobody foresaw:\n{traceback.format_exc()}"))
        leave(1)


def leave_when_told() -> None:
    """End at once on SIGTERM while nothing has begun yet; the daemon takes the signal over later."""
    signal.signal(signal.SIGTERM, _leave_now)


def _leave_now(_number: int, _frame: "FrameType | None") -> None:
    sys.exit(0)


def leave(code: int) -> NoReturn:
    """Exit; a send that hangs in its thread does not hold us (it stays claimed, and is told again)."""
    sys.stdout.flush()
    sys.stderr.flush()
    if any(thread is not threading.main_thread() and not thread.daemon for thread in threading.enumerate()):
        os._exit(code)
    raise typer.Exit(code)


def _sum_up(settings: "Settings") -> None:
    from monitor.services.asking.health import overview
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
