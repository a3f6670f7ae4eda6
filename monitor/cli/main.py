"""The command ``newsmon``: what it can do, and how its errors reach people."""

import os
import sys

import typer

from monitor.cli import asking, keeping, reading, setting_up, telling, watched, watching
from monitor.domain.errors import NewsmonError

CLOSED_PIPE = 141  # what a shell shows for a command that wrote into a pipe that nobody reads

app = typer.Typer(
    name="newsmon",
    help="Know when a story breaks, and know when it is quietly changed.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # the panels of rich take as long to import as all of `--help` may take
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 120},
)

for part in (watching, reading, asking, telling, watched, keeping, setting_up):
    part.register(app)


def main() -> None:
    """Run the command; errors go to standard error, the exit is 0 fine, 1 failed, 2 wrong use."""
    try:
        _run()
    except NewsmonError as error:
        sys.stderr.write(f"newsmon: {error}\n")
        raise SystemExit(error.exit_code) from None
    except KeyboardInterrupt:
        raise SystemExit(130) from None
    except BrokenPipeError:
        # `| head` has read enough. What is left goes nowhere, or Python would complain of it at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(CLOSED_PIPE) from None


def _run() -> None:
    try:
        app()
    except SystemExit as end:
        if isinstance(end.__context__, BrokenPipeError):  # which typer and rich make an ordinary failure of
            raise end.__context__ from None
        raise
    finally:
        sys.stdout.flush()
