"""Two engines for one database: one that writes, taking the lock first, and one that can only read."""

import re
import sqlite3
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError

from monitor.domain.errors import StoreError

READERS = 5
_LOGIN = re.compile(r"[^/]*@")
_NO_DRIVER = "Install what PostgreSQL needs: pip install 'newsmon[postgres]'"


def parse(url: str) -> URL:
    """Read a database address; raises :class:`StoreError` for one that newsmon cannot use."""
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError) as error:
        said = _LOGIN.sub("***@", url)
        raise StoreError("is no database address", to=said, do="Write it like sqlite:///newsmon.db") from error
    if parsed.get_backend_name() not in {"sqlite", "postgresql"}:
        raise StoreError("only SQLite and PostgreSQL are known", to=masked(parsed), do="Use sqlite:///newsmon.db")
    if parsed.get_backend_name() == "sqlite" and parsed.database in {None, "", ":memory:"}:
        raise StoreError("a database in memory forgets", to=masked(parsed), do="Name a file: sqlite:///newsmon.db")
    return parsed


def masked(url: URL) -> str:
    """Write the address without its secrets."""
    secret = {key: "***" for key in url.query if "pass" in key}
    return url.update_query_dict(secret).render_as_string(hide_password=True)


def is_sqlite(url: URL) -> bool:
    """Whether the database is a SQLite file."""
    return url.get_backend_name() == "sqlite"


def writer(url: URL, patience: float) -> Engine:
    """Return the engine for writing; it waits ``patience`` seconds for its turn."""
    if not is_sqlite(url):
        return _create(url, pool_pre_ping=True, connect_args={"connect_timeout": _whole(patience)})
    # One connection, so that our own threads queue for it instead of wrestling for the file's lock.
    engine = _create(url, pool_size=1, max_overflow=0, pool_timeout=patience, connect_args={"timeout": patience})
    event.listen(engine, "connect", _prepare_writer)
    event.listen(engine, "begin", _begin_immediate)
    return engine


def migrator(url: URL, patience: float) -> Engine:
    """Return the engine for migrations: one that writes, and lets tables be rebuilt that others refer to."""
    engine = writer(url, patience)
    if is_sqlite(url):
        event.listen(engine, "connect", _let_references_hang)
    return engine


def reader(url: URL, patience: float) -> Engine:
    """Return the engine for reading; each of its transactions sees one moment of the database."""
    if not is_sqlite(url):
        engine = _create(url, pool_pre_ping=True, connect_args={"connect_timeout": _whole(patience)})
        return engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    engine = _create(url, pool_size=READERS, pool_timeout=patience, connect_args={"timeout": patience})
    event.listen(engine, "connect", _prepare_reader)
    event.listen(engine, "begin", _begin)
    return engine


def _create(url: URL, **more: Any) -> Engine:  # noqa: ANN401 - what create_engine takes
    try:
        return create_engine(url, hide_parameters=True, **more)
    except ModuleNotFoundError as error:
        raise StoreError(f"{error.name} is not installed", to=masked(url), do=_NO_DRIVER) from error


def _whole(patience: float) -> int:
    return max(2, round(patience))


def _prepare_writer(connection: sqlite3.Connection, _: object) -> None:
    _prepare(connection)
    connection.execute("PRAGMA journal_mode=WAL")
    # NORMAL may lose the last commits on power loss: alerts that were never sent, or are sent again.
    connection.execute("PRAGMA synchronous=FULL")


def _let_references_hang(connection: sqlite3.Connection, _: object) -> None:
    connection.execute("PRAGMA foreign_keys=OFF")


def _prepare_reader(connection: sqlite3.Connection, _: object) -> None:
    _prepare(connection)
    connection.execute("PRAGMA query_only=ON")


def _prepare(connection: sqlite3.Connection) -> None:
    connection.isolation_level = None  # the driver would begin transactions of its own, later than ours
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute("PRAGMA temp_store=MEMORY")


def _begin_immediate(connection: Connection) -> None:
    # A transaction that reads first and writes later fails at once when another
    # writer came between, whatever the timeout. Taking the lock first makes it wait.
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")
