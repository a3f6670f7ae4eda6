"""The command ``newsmon``: what it can do, and how its errors reach people."""

import sys

import typer

from monitor.cli import asking, keeping, reading, setting_up, watching
from monitor.domain.errors import NewsmonError

app = typer.Typer(
    name="newsmon",
    help="Know when a story breaks, and know when it is quietly changed.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

for part in (watching, reading, asking, keeping):
    part.register(app)
app.command()(setting_up.init)
app.add_typer(setting_up.config, name="config")


def main() -> None:
    """Run the command; errors go to standard error, the exit is 0 fine, 1 failed, 2 wrong use."""
    try:
        app()
    except NewsmonError as error:
        sys.stderr.write(f"newsmon: {error}\n")
        raise SystemExit(error.exit_code) from None
    except KeyboardInterrupt:
        raise SystemExit(130) from None
