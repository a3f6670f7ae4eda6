"""A database with nothing in it yet: made once in a process, and copied for each test, since making takes long."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from monitor.store.store import Store

SQLITE = "sqlite:///"


def ready_store(url: str) -> Store:
    """Open a database; a file that is not there yet is one with nothing in it."""
    path = Path(url.removeprefix(SQLITE))
    if url.startswith(SQLITE) and not path.exists():
        path.write_bytes(_empty())
    return Store.open(url)


@cache
def _empty() -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "newsmon.db"
        Store.open(f"{SQLITE}{path}").close()
        return path.read_bytes()
