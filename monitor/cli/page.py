"""``newsmon web``: the page alone, without watching."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import typer

from monitor.cli.opening import Config, settings_at
from monitor.cli.printing import say

if TYPE_CHECKING:
    from monitor.settings.settings import Settings
    from monitor.store.store import Store
    from monitor.web.desk import Desk


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(web)


def web(config: Config = None) -> None:
    """Show the page in a browser, until Ctrl-C; `newsmon run` shows it too, while it watches."""
    import logging

    from monitor.cli.logs import set_up
    from monitor.store.store import Store
    from monitor.web.serving import Server

    settings = settings_at(config)
    set_up(logging.WARNING)
    store = Store.open(settings.database())
    try:
        server = Server(_desk(settings, store))
        server.open()
        say(f"The page is at {server.url} until Ctrl-C.")
        server.wait()
    finally:
        store.close()


def _desk(settings: "Settings", store: "Store") -> "Desk":
    from monitor.web.desk import Desk, at_once

    return Desk(store=store, write=at_once(store), settings=settings, now=lambda: datetime.now(UTC))
