"""The store: one database, opened once, read and written in transactions."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Self

from sqlalchemy import URL, Connection

from monitor.domain.errors import StoreDamagedError
from monitor.store import engine
from monitor.store.alerts import Alerts, HandledAlerts
from monitor.store.articles import Articles
from monitor.store.bundles import Bundles
from monitor.store.counts import Counts
from monitor.store.deliveries import Deliveries, Threads
from monitor.store.entries import Entries
from monitor.store.fingerprints import Fingerprints
from monitor.store.gaps import LookGaps
from monitor.store.held import HeldEdits, Waves
from monitor.store.history import History
from monitor.store.installation import Installation
from monitor.store.lock import wait_for_turn
from monitor.store.migrate import prepare
from monitor.store.mutes import Mutes
from monitor.store.outbox import Outbox
from monitor.store.outlets import Hosts, Outlets
from monitor.store.revisions import Changes, Revisions
from monitor.store.sightings import Sightings
from monitor.store.sources import Sources
from monitor.store.stories import Memberships, Stories, StoryCorrections
from monitor.store.tokens import Tokens
from monitor.store.topics import Topics
from monitor.store.trouble import told

PATIENCE = 10.0  # seconds

Gate = Callable[[str], object]


class Books:
    """Everything that is kept, subject by subject, within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self.sources = Sources(connection)
        self.hosts = Hosts(connection)
        self.outlets = Outlets(connection)
        self.entries = Entries(connection)
        self.articles = Articles(connection)
        self.sightings = Sightings(connection)
        self.gaps = LookGaps(connection)
        self.revisions = Revisions(connection)
        self.changes = Changes(connection)
        self.history = History(connection)
        self.counts = Counts(connection)
        self.stories = Stories(connection)
        self.memberships = Memberships(connection)
        self.fingerprints = Fingerprints(connection)
        self.story_corrections = StoryCorrections(connection)
        self.topics = Topics(connection)
        self.held = HeldEdits(connection)
        self.waves = Waves(connection)
        self.alerts = Alerts(connection)
        self.handled = HandledAlerts(connection)
        self.deliveries = Deliveries(connection)
        self.bundles = Bundles(connection)
        self.outbox = Outbox(connection)
        self.threads = Threads(connection)
        self.mutes = Mutes(connection)
        self.tokens = Tokens(connection)
        self.installation = Installation(connection)


class Store:
    """A database that newsmon keeps its books in; ``url`` has no secrets in it. May be used from any thread."""

    def __init__(self, url: URL, patience: float, gate: Gate) -> None:
        self.url = engine.masked(url)
        self._patience = patience
        self._gate = gate
        self._writer = engine.writer(url, patience)
        self._reader = engine.reader(url, patience)

    @classmethod
    def open(cls, database: str, *, migrate: bool = True, patience: float = PATIENCE, gate: Gate = str) -> Self:
        """Open a database, made or upgraded first if need be and allowed.

        ``patience`` is how many seconds a step waits for its turn, ``gate`` is told before and after each
        transaction is kept. Raises a :class:`StoreError` that says
        whether the database is missing, damaged, not ours, newer, outdated, locked or cannot be written.
        """
        parsed = engine.parse(database)
        prepare(parsed, migrate=migrate, patience=patience)
        return cls(parsed, patience, gate)

    @contextmanager
    def begin(self) -> Iterator[Books]:
        """Write in one transaction: all of the step is kept, or, when it raises, nothing."""
        with told(self.url, self._patience), self._writer.begin() as connection:
            yield Books(connection)
            self._gate("commit:before")
        self._gate("commit:after")

    @contextmanager
    def alone(self, step: str) -> Iterator[None]:
        """Do a step of several transactions in one go: whoever else is to do it waits until this one is through.

        That is for several processes on PostgreSQL. A SQLite file has one daemon, whose one thread does all steps.
        """
        if self._writer.dialect.name == "sqlite":
            yield
            return
        with told(self.url, self._patience), self._writer.begin() as connection:
            wait_for_turn(connection, step, self._patience)
            yield

    @contextmanager
    def read(self) -> Iterator[Books]:
        """Read the books as they stand at this moment; nothing can be written."""
        with told(self.url, self._patience), self._reader.connect() as connection:
            yield Books(connection)

    def check(self) -> tuple[str, ...]:
        """Read the whole database, and return what is wrong with it; PostgreSQL looks after itself."""
        if self._reader.dialect.name != "sqlite":
            return ()
        try:
            with told(self.url, self._patience), self._reader.connect() as connection:
                return (*_damage(connection), *_loose_ends(connection))
        except StoreDamagedError as error:
            return (error.what,)

    def close(self) -> None:
        """Let go of the database."""
        self._reader.dispose()
        self._writer.dispose()


def _damage(connection: Connection) -> list[str]:
    said = connection.exec_driver_sql("PRAGMA integrity_check").scalars()
    return [each for each in said if each != "ok"]


def _loose_ends(connection: Connection) -> list[str]:
    found = connection.exec_driver_sql("PRAGMA foreign_key_check")
    return [f"row {row} of {table} refers to a row of {target} that is not there" for table, row, target, _ in found]
