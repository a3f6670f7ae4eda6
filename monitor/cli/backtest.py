"""``newsmon backtest``: what changed topics and routes would have told."""

import typer


def register(app: typer.Typer) -> None:
    """Add the command."""
    del app
