"""What commands are given and open: settings, database, instants."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from monitor.cli.printing import learn, learn_keys

if TYPE_CHECKING:  # these take a second to import, and not every command needs them
    from monitor.settings.settings import Settings
    from monitor.store.store import Books, Store

Config = Annotated[
    Path | None,
    typer.Option("--config", "-c", help="The settings file. Default: newsmon.yaml here, else in your settings folder."),
]
Limit = Annotated[int, typer.Option("--limit", "-n", min=1, help="At most so many, the newest.")]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON document instead of text.")]


def settings_at(config: Path | None) -> "Settings":
    """Read the settings; raises ``SettingsError`` with all that is wrong."""
    from monitor.settings.load import load, locate

    settings = load(locate(config), os.environ)
    learn(settings.mask)
    return settings


@contextmanager
def store_at(config: Path | None) -> "Iterator[Store]":
    """Open the database of the settings; the secrets of channels may be missing."""
    from monitor.settings import load_database, load_mask, locate
    from monitor.store.store import Store

    path = locate(config)
    learn(load_mask(path, os.environ))
    store = Store.open(load_database(path, os.environ))
    try:
        yield store
    finally:
        store.close()


@contextmanager
def books_at(config: Path | None) -> "Iterator[Books]":
    """Open the database of the settings for reading."""
    from monitor.services.asking.names import addresses

    with store_at(config) as store, store.read() as books:
        learn_keys(addresses(books).values())
        yield books
