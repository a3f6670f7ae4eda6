"""The command ``newsmon``: what it can do, and how its errors reach people."""

import errno
import os
import sys
from typing import Annotated

import typer

from monitor.cli import (
    alert_log,
    backtest_report,
    channels,
    doctor,
    edit_log,
    given,
    importing,
    lookups,
    muting,
    page,
    setting_up,
    storylines,
    upkeep,
    watch_one,
    watching,
    watchlist,
    why_told,
)
from monitor.cli.printing import hidden
from monitor.domain.errors import NewsmonError

UNWRITABLE = frozenset({errno.ENOSPC, errno.EIO, errno.EFBIG, errno.EDQUOT})
CLOSED_PIPE = 141  # what a shell shows for a command that wrote into a pipe that nobody reads

app = typer.Typer(
    name="newsmon",
    help="Know when a story breaks, and know when it is quietly changed.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # the panels of rich take as long to import as all of `--help` may take
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 120},
)

for part in (
    watching,
    watch_one,
    importing,
    given,
    lookups,
    why_told,
    storylines,
    alert_log,
    edit_log,
    muting,
    page,
    channels,
    watchlist,
    backtest_report,
    upkeep,
    doctor,
    setting_up,
):
    part.register(app)


def _say_version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        typer.echo(f"newsmon {version('newsmon')}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", callback=_say_version, is_eager=True, help="Say which newsmon this is.")
    ] = False,
) -> None:
    """Know when a story breaks, and know when it is quietly changed."""


def main() -> None:
    """Run the command; errors go to standard error, the exit is 0 fine, 1 failed, 2 wrong use."""
    _bear_all_characters()
    try:
        _run()
    except NewsmonError as error:
        sys.stderr.write(hidden(f"newsmon: {error}\n"))
        raise SystemExit(error.exit_code) from None
    except KeyboardInterrupt:
        raise SystemExit(130) from None
    except BrokenPipeError:
        _leave_output()  # `| head` has read enough
        raise SystemExit(CLOSED_PIPE) from None
    except OSError as error:
        if error.errno not in UNWRITABLE:
            raise
        _leave_output()
        sys.stderr.write(f"newsmon: standard output cannot be written: {error.strerror}\n")
        raise SystemExit(1) from None


def _bear_all_characters() -> None:
    """Write what a terminal of few characters does not know as escapes, instead of ending in the middle."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]  # text streams they are


def _leave_output() -> None:
    """Let what is left go nowhere, or Python would complain of it at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _run() -> None:
    try:
        app()
    except SystemExit as end:
        if isinstance(end.__context__, BrokenPipeError):  # which typer and rich make an ordinary failure of
            raise end.__context__ from None
        raise
    finally:
        sys.stdout.flush()
