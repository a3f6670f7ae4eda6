"""Who may do what alone. Locks fall with the process that holds them, so a restart after a crash starts at once."""

import fcntl
import json
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from zlib import crc32

from sqlalchemy import URL, Connection, bindparam, text

from monitor.domain.errors import AlreadyRunningError
from monitor.store import engine
from monitor.store.columns import iso
from monitor.store.files import OURS_ALONE, refusal
from monitor.store.migrate import path_of
from monitor.store.trouble import told

ADVISORY_KEY = 0x6E65776D  # the number PostgreSQL knows our lock by
PATIENCE = 10.0  # seconds, for reaching PostgreSQL
LONGEST = 4_096  # bytes of the lock file
LONGEST_NAME = 63  # bytes of PostgreSQL's application_name
UNKNOWN = "starting or stopping"

_TRY = text("SELECT pg_try_advisory_lock(:key)").bindparams(bindparam("key", ADVISORY_KEY))
_PATIENCE = text("SELECT set_config('lock_timeout', :patience, true)")
_TURN = text("SELECT pg_advisory_xact_lock(:key, :step)").bindparams(bindparam("key", ADVISORY_KEY))
_HOLDER = text(
    "SELECT application_name, backend_start FROM pg_stat_activity JOIN pg_locks USING (pid)"
    " WHERE locktype = 'advisory' AND objid = :key AND granted AND database = (SELECT oid FROM pg_database"
    " WHERE datname = current_database())"
).bindparams(bindparam("key", ADVISORY_KEY))


def wait_for_turn(connection: Connection, step: str, patience: float) -> None:
    """Wait until nobody else is at this step on PostgreSQL, and keep others from it until the transaction ends."""
    connection.execute(_PATIENCE, {"patience": f"{patience:g}s"})
    connection.execute(_TURN, {"step": crc32(step.encode()) - (1 << 31)})


@contextmanager
def hold(database: str) -> Iterator[None]:
    """Be the one daemon on this database; raises :class:`AlreadyRunningError` that names the other one."""
    parsed = engine.parse(database)
    with _file(parsed) if engine.is_sqlite(parsed) else _advisory(parsed):
        yield


@contextmanager
def _file(url: URL) -> Iterator[None]:
    path = Path(f"{path_of(url).resolve()}.lock")  # one file has many names, and one lock
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, OURS_ALONE)
    except OSError as error:
        raise refusal(path, error) from error
    try:
        _lock(handle, url)
        _say_who(handle, path)
        yield
        _write(handle, "")  # the file stays: whoever waits for it must find the same one
    finally:
        os.close(handle)


def _lock(handle: int, url: URL) -> None:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise _running(_said(handle), engine.masked(url)) from error


def _say_who(handle: int, path: Path) -> None:
    try:
        _write(handle, json.dumps({"pid": os.getpid(), "host": socket.gethostname()}))
    except OSError as error:
        raise refusal(path, error) from error


def _write(handle: int, text: str) -> None:
    os.ftruncate(handle, 0)
    os.pwrite(handle, text.encode(), 0)


def _said(handle: int) -> str:
    try:
        holder = json.loads(os.pread(handle, LONGEST, 0))
    except ValueError:
        return UNKNOWN
    since = datetime.fromtimestamp(os.fstat(handle).st_mtime, UTC)  # it was last written when the lock was taken
    return f"pid {holder['pid']} on {holder['host']} since {iso(since)}"


@contextmanager
def _advisory(url: URL) -> Iterator[None]:
    name = f"pid {os.getpid()} on {socket.gethostname()}"
    named = url.update_query_dict({"application_name": name[:LONGEST_NAME]})
    waiting = engine.writer(named, PATIENCE)
    try:
        with told(engine.masked(url), PATIENCE), waiting.connect() as connection:
            # Outside a transaction: an idle one would hold up PostgreSQL's own housekeeping.
            _ask(connection.execution_options(isolation_level="AUTOCOMMIT"), url)
            yield
    finally:
        waiting.dispose()


def _ask(connection: Connection, url: URL) -> None:
    if not connection.scalar(_TRY):
        holder = connection.execute(_HOLDER).one_or_none()
        said = f"{holder.application_name} since {iso(holder.backend_start.astimezone(UTC))}" if holder else UNKNOWN
        raise _running(said, engine.masked(url))


def _running(holder: str, place: str) -> AlreadyRunningError:
    return AlreadyRunningError(
        f"another daemon works on this database ({holder})",
        to=place,
        do="Stop it first, or give this one a database of its own",
    )
