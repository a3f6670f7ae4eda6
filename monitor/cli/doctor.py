"""``newsmon doctor``: what newsmon stands on, and what is wrong with it."""

import platform
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from monitor.cli.channels import answers_of
from monitor.cli.opening import AsJson, Config, settings_at
from monitor.cli.printing import document, say
from monitor.domain.deliveries import Sent
from monitor.domain.errors import NewsmonError

LIBRARIES = (
    "scrapy",
    "twisted",
    "apscheduler",
    "sqlalchemy",
    "alembic",
    "lxml",
    "beautifulsoup4",
    "apprise",
    "trafilatura",
)
OLDEST_SQLITE = (3, 35, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedThing:
    """One thing that was looked at; a note says of what is fine that it is probably not meant so."""

    what: str
    fine: bool
    said: str
    note: bool = False

    @property
    def verdict(self) -> str:
        """What it comes to, in a word."""
        return "note" if self.note else "fine" if self.fine else "WRONG"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(doctor)


def doctor(
    channels: Annotated[bool, typer.Option("--channels", help="Send a test message to every channel, too.")] = False,
    config: Config = None,
    as_json: AsJson = False,
) -> None:
    """Look at what newsmon stands on, and say what is wrong and what to do."""
    checked = checkup(config, channels=channels)
    if as_json:
        document(checked)
    else:
        for one in checked:
            say(f"{one.verdict:<5}  {one.what}: {one.said}")
    if not all(one.fine for one in checked):
        raise typer.Exit(1)


def checkup(config: Path | None, *, channels: bool = False) -> tuple[CheckedThing, ...]:
    """Look at the machine, the libraries, the settings and the database; with ``channels`` send a test to each."""
    told = _channels(config) if channels else ()
    return (*_ground(), *_settings_and_database(config), *told)


def _ground() -> Iterator[CheckedThing]:
    import sqlite3
    from importlib.metadata import version

    yield CheckedThing(
        what="Python", fine=sys.version_info >= (3, 11), said=f"{platform.python_version()} on {platform.system()}"
    )
    yield CheckedThing(what="SQLite", fine=sqlite3.sqlite_version_info >= OLDEST_SQLITE, said=sqlite3.sqlite_version)
    yield CheckedThing(what="libraries", fine=True, said=", ".join(f"{name} {version(name)}" for name in LIBRARIES))


def _settings_and_database(config: Path | None) -> Iterator[CheckedThing]:
    from monitor.cli.settings_notes import notes_of

    try:
        settings = settings_at(config)
        noted = notes_of(settings)
    except NewsmonError as error:
        yield CheckedThing(what="settings", fine=False, said=str(error))
        return
    yield CheckedThing(what="settings", fine=True, said=f"{settings.path}: {len(settings.sources())} sources")
    for note in noted:
        yield CheckedThing(what="settings", fine=True, said=str(note), note=True)
    yield from _database(settings.database())


def _database(address: str) -> Iterator[CheckedThing]:
    from monitor.services.asking.health import overview
    from monitor.store.store import Store

    try:
        store = Store.open(address)
    except NewsmonError as error:
        yield CheckedThing(what="database", fine=False, said=str(error))
        return
    with store.read() as books:
        now = overview(books)
    store.close()
    yield CheckedThing(
        what="database", fine=True, said=f"{store.url}: {now.articles} articles, {now.followed} followed"
    )
    given_up = f"{now.given_up} given up (`newsmon deliveries --dead`)" if now.given_up else "none given up"
    yield CheckedThing(what="deliveries", fine=not now.given_up, said=given_up)
    for state in now.troubled:
        yield CheckedThing(what=f"source {state.source.name}", fine=False, said=state.trouble)


def _channels(config: Path | None) -> Iterator[CheckedThing]:
    """Tell each target of each channel that this is a test, and say what it answered."""
    try:
        settings = settings_at(config)
    except NewsmonError:
        return  # told with the settings
    for answer in answers_of(settings.channels(), settings, "source"):
        yield CheckedThing(
            what=f"channel {answer.channel} ({answer.service} {answer.target})",
            fine=isinstance(answer.outcome, Sent),
            said=f"{answer.verdict}: {answer.said}",
        )
