"""The SQLite file itself: whose it is, whether it is whole, and how one comes to be."""

import errno
import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from monitor.domain.errors import StoreDamagedError, StoreError
from monitor.store.trouble import damaged, full, read_only

APPLICATION_ID = 0x6E65776D  # "newm", so that nobody's file is taken for ours
MAGIC = b"SQLite format 3\0"
HEADER = 100  # bytes
OURS_ALONE = 0o600
_NO_SPACE = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_NO_RIGHT = {errno.EACCES, errno.EPERM, errno.EROFS}


def check(path: Path) -> None:
    """Refuse, without opening it as a database, a file that is not ours, not whole or not writable."""
    try:
        header = _header(path)
    except OSError as error:
        raise refusal(path, error) from error
    _check_format(path, header)
    _check_size(path, header)
    for place in (path, path.parent):
        if not os.access(place, os.W_OK, effective_ids=True):
            raise read_only(str(path), f"no right to write {place}")


def _header(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(HEADER)


def _check_format(path: Path, header: bytes) -> None:
    if not header:
        raise damaged(str(path), "the file is empty, and newsmon never leaves one empty")
    if len(header) < HEADER or not header.startswith(MAGIC):
        raise damaged(str(path), "the file is no SQLite database")
    if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise StoreDamagedError(
            "the database belongs to another program; it was left as it is",
            to=str(path),
            do="Name another file in the settings",
        )


def _check_size(path: Path, header: bytes) -> None:
    if _has_log(path):
        return  # a checkpoint writes the new size before the file has grown, and SQLite makes it whole from the log
    size = int.from_bytes(header[16:18], "big")
    expected = int.from_bytes(header[28:32], "big") * (65_536 if size == 1 else size)
    if path.stat().st_size < expected:
        raise damaged(str(path), f"{expected:,} bytes are missing their end, only {path.stat().st_size:,} are there")


def _has_log(path: Path) -> bool:
    log = Path(f"{path}-wal")
    return log.exists() and log.stat().st_size > 0


def create(path: Path, build: Callable[[Path], None]) -> None:
    """Build a database beside ``path`` and move it there when it is whole: a crash leaves none or all of it."""
    growing = path.with_name(f"{path.name}.new-{os.getpid()}")
    try:
        _claim(growing)
        build(growing)
        _move_new(growing, path)
    except OSError as error:
        raise refusal(path, error) from error
    finally:
        for leftover in (growing, Path(f"{growing}-wal"), Path(f"{growing}-shm")):
            leftover.unlink(missing_ok=True)


def copy(path: Path, to: Path) -> None:
    """Copy a database while it may be in use; what was at ``to`` before gives way when the copy is whole."""
    growing = to.with_name(f"{to.name}.partial")
    try:
        _claim(growing)
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("VACUUM INTO ?", (str(growing),))
        growing.replace(to)
    except sqlite3.Error as error:
        growing.unlink(missing_ok=True)
        raise StoreError(f"could not be copied to {to} ({error})", to=str(path), do="Nothing was changed") from error
    except OSError as error:
        raise refusal(to, error) from error


def _claim(path: Path) -> None:
    path.unlink(missing_ok=True)  # left by a process of our number that was killed
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, OURS_ALONE))


def _move_new(growing: Path, path: Path) -> None:
    try:
        os.link(growing, path)  # unlike a renaming, this never takes the place of a file
    except FileExistsError:
        return  # somebody was quicker: theirs is as good
    except OSError:
        growing.rename(path)  # a file system without links
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def refusal(path: Path, error: OSError) -> StoreError:
    """Say what the file system would not let us do."""
    said = error.strerror or str(error)
    if error.errno in _NO_SPACE:
        return full(str(path), said)
    if error.errno in _NO_RIGHT:
        return read_only(str(path), said)
    if error.errno == errno.ENOENT:
        return StoreError("the folder does not exist", to=str(path.parent), do="Make it, or name another place")
    return StoreError(said, to=str(path), do="Name another place for the database")
