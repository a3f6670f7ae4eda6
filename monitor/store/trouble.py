"""What the databases say when they cannot, in our words: the one place where their errors are read."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from monitor.domain.errors import (
    StoreDamagedError,
    StoreError,
    StoreFullError,
    StoreLockedError,
    StoreReadOnlyError,
)

LOCKED = {"SQLITE_BUSY", "SQLITE_LOCKED", "55P03", "40001", "40P01"}
READ_ONLY = {"SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM", "SQLITE_AUTH", "25006", "42501"}
# A file that may not grow (a quota, `ulimit -f`) shows as a failed write, and to readers as a missing index of the log.
FULL = {"SQLITE_FULL", "SQLITE_IOERR_WRITE", "SQLITE_IOERR_SHMSIZE", "53100"}
GONE = {"57P01", "57P02", "57P03"}  # the server leaves, crashed, or is only starting; without a code: no connection
DAMAGED = {"SQLITE_CORRUPT", "SQLITE_NOTADB", "XX001", "XX002"}


@contextmanager
def told(place: str, patience: float) -> Iterator[None]:
    """Raise whatever the database at ``place`` complains of as one of our errors; nothing of the step was kept."""
    try:
        yield
    except PoolTimeoutError as error:
        raise locked(place, patience) from error
    except DBAPIError as error:
        raise in_our_words(error, place, patience) from error


def in_our_words(error: DBAPIError, place: str, patience: float) -> StoreError:
    """Say what happened, to which database, and what to do about it."""
    code, said = _code(error.orig), " ".join(str(error.orig).split()).rstrip(".?")
    if _among(code, LOCKED):
        return locked(place, patience)
    if _among(code, FULL):
        return full(place, said)
    if _among(code, READ_ONLY):
        return read_only(place, said)
    if _among(code, DAMAGED):
        return damaged(place, said)
    if code in GONE or (not code and isinstance(error, OperationalError)):
        return unreachable(place, said)
    return StoreError(
        f"the database could not do it: {said}",
        to=place,
        do="Nothing of the step was kept; try again, and report this line if it comes back",
    )


def unreachable(place: str, said: str) -> StoreError:
    """Say that the server does not answer, does not let us in, or hung up."""
    return StoreError(
        f"the database cannot be reached: {said}",
        to=place,
        do="Nothing of the step was kept; start its server, or correct `database` in the settings",
    )


def locked(place: str, patience: float) -> StoreLockedError:
    """Say that somebody else holds the database."""
    return StoreLockedError(
        f"the database is locked by another program (waited {patience:g} s)",
        to=place,
        do="Nothing of the step was kept; close the other program, or try again",
    )


def full(place: str, said: str) -> StoreFullError:
    """Say that nothing more can be written."""
    return StoreFullError(
        f"no space left to write ({said})",
        to=place,
        do="Nothing of the step was kept; free space, raise the quota, or run `newsmon prune`",
    )


def read_only(place: str, said: str) -> StoreReadOnlyError:
    """Say that the database may not be written by us."""
    return StoreReadOnlyError(
        f"cannot be written ({said})",
        to=place,
        do="newsmon needs the right to write the database and to make files in its folder",
    )


def damaged(place: str, said: str) -> StoreDamagedError:
    """Say that the file is no whole database of ours."""
    return StoreDamagedError(
        f"the database is damaged: {said}; it was left as it is",
        to=place,
        do="Restore a backup beside it, or name another database in the settings",
    )


def _code(error: BaseException | None) -> str:
    if isinstance(error, sqlite3.Error):
        return getattr(error, "sqlite_errorname", "")
    return getattr(error, "sqlstate", None) or ""


def _among(code: str, codes: set[str]) -> bool:
    # SQLite's extended names begin with the plain one: SQLITE_READONLY_DIRECTORY.
    return code in codes or any(code.startswith(f"{each}_") for each in codes)
