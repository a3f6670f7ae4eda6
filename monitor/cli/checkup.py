"""What ``newsmon doctor`` looks at."""

import platform
import sqlite3
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from monitor.cli.channels import answers_of
from monitor.cli.noted import notes_of
from monitor.cli.opening import settings_at
from monitor.domain.deliveries import Sent
from monitor.domain.errors import NewsmonError
from monitor.store.store import Store

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
class Finding:
    """One thing that was looked at; a note says of what is fine that it is probably not meant so."""

    what: str
    fine: bool
    said: str
    note: bool = False

    @property
    def verdict(self) -> str:
        """What it comes to, in a word."""
        return "note" if self.note else "fine" if self.fine else "WRONG"


def checkup(config: Path | None, *, channels: bool = False) -> tuple[Finding, ...]:
    """Look at the machine, the libraries, the settings and the database; with ``channels`` send a test to each."""
    told = _channels(config) if channels else ()
    return (*_ground(), *_settings_and_database(config), *told)


def _ground() -> Iterator[Finding]:
    yield Finding(
        what="Python", fine=sys.version_info >= (3, 11), said=f"{platform.python_version()} on {platform.system()}"
    )
    yield Finding(what="SQLite", fine=sqlite3.sqlite_version_info >= OLDEST_SQLITE, said=sqlite3.sqlite_version)
    yield Finding(what="libraries", fine=True, said=", ".join(f"{name} {version(name)}" for name in LIBRARIES))


def _settings_and_database(config: Path | None) -> Iterator[Finding]:
    try:
        settings = settings_at(config)
        noted = notes_of(settings)
    except NewsmonError as error:
        yield Finding(what="settings", fine=False, said=str(error))
        return
    yield Finding(what="settings", fine=True, said=f"{settings.path}: {len(settings.sources())} sources")
    for note in noted:
        yield Finding(what="settings", fine=True, said=str(note), note=True)
    yield from _database(settings.database())


def _database(url: str) -> Iterator[Finding]:
    try:
        store = Store.open(url)
    except NewsmonError as error:
        yield Finding(what="database", fine=False, said=str(error))
        return
    with store.read() as books:
        articles, tracked = books.articles.counts()
        dead = len(books.deliveries.all(dead=True))
        troubled = [state for state in books.sources.all() if state.trouble]
    store.close()
    yield Finding(what="database", fine=True, said=f"{store.url}: {articles} articles, {tracked} followed")
    given_up = f"{dead} given up (`newsmon deliveries --dead`)" if dead else "none given up"
    yield Finding(what="deliveries", fine=not dead, said=given_up)
    for state in troubled:
        yield Finding(what=f"source {state.source.name}", fine=False, said=state.trouble)


def _channels(config: Path | None) -> Iterator[Finding]:
    """Tell each target of each channel that this is a test, and say what it answered."""
    try:
        settings = settings_at(config)
    except NewsmonError:
        return  # told with the settings
    for answer in answers_of(settings.channels(), settings, "source"):
        yield Finding(
            what=f"channel {answer.channel} ({answer.service} {answer.target})",
            fine=isinstance(answer.outcome, Sent),
            said=f"{answer.verdict}: {answer.said}",
        )
