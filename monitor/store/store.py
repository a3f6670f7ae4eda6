"""The store: one database, opened once, read and written in transactions."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Self

from sqlalchemy import URL, Connection

from monitor.domain.errors import StoreDamagedError
from monitor.store import engine
from monitor.store.articles import Articles
from monitor.store.entries import Entries
from monitor.store.facts import Facts
from monitor.store.history import History
from monitor.store.hosts import Hosts
from monitor.store.kept import Keeping
from monitor.store.learned import Lessons
from monitor.store.ledger import Ledger
from monitor.store.marks import Marks
from monitor.store.migrate import prepare
from monitor.store.outbox import Outbox
from monitor.store.past import Past
from monitor.store.regroupings import Regroupings
from monitor.store.silences import Silences
from monitor.store.sources import Sources
from monitor.store.stories import Stories
from monitor.store.topics import Topics
from monitor.store.trouble import told

PATIENCE = 10.0  # seconds

Gate = Callable[[str], object]


class Books:
    """Everything that is kept, shelf by shelf, within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self.sources = Sources(connection)
        self.hosts = Hosts(connection)
        self.learned = Lessons(connection)
        self.entries = Entries(connection)
        self.articles = Articles(connection)
        self.stories = Stories(connection)
        self.marks = Marks(connection)
        self.regroupings = Regroupings(connection)
        self.topics = Topics(connection)
        self.outbox = Outbox(connection)
        self.kept = Keeping(connection)
        self.ledger = Ledger(connection)
        self.history = History(connection)
        self.past = Past(connection)
        self.silences = Silences(connection)
        self.facts = Facts(connection)


class Store:
    """A database that newsmon keeps its books in; ``url`` has no secrets in it. May be used from any thread."""

    def __init__(self, url: URL, patience: float, gate: Gate) -> None:
        self.url = engine.masked(url)
        self._patience = patience
        self._gate = gate
        self._writer = engine.writer(url, patience)
        self._reader = engine.reader(url, patience)

    @classmethod
    def open(cls, url: str, *, migrate: bool = True, patience: float = PATIENCE, gate: Gate = str) -> Self:
        """Open a database, made or upgraded first if need be and allowed.

        ``patience`` is how many seconds a step waits for its turn, ``gate`` is told before and after each
        transaction is kept. Raises a :class:`StoreError` that says
        whether the database is missing, damaged, not ours, newer, outdated, locked or cannot be written.
        """
        parsed = engine.parse(url)
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
