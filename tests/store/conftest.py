"""A real database for each test: SQLite in a folder of its own, and PostgreSQL where it is installed."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from monitor.store.store import Store
from tests.store.databases import Cluster, binaries, empty

NO_POSTGRES = (
    "PostgreSQL is not installed here (its binaries under /usr/lib/postgresql/*/bin): half of the store is untested"
)


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    found = binaries()
    if found is None:
        pytest.skip(NO_POSTGRES)
    folder = Path(tempfile.mkdtemp(prefix="newsmon-pg-"))
    try:
        with Cluster(found, folder) as running:
            yield running
    finally:
        shutil.rmtree(folder)


@pytest.fixture
def postgres_url(cluster: Cluster) -> Iterator[str]:
    with cluster.database() as url:
        yield url


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'newsmon.db'}"


@pytest.fixture(params=["sqlite", "postgres"])
def url(request: pytest.FixtureRequest) -> str:
    """The address of a database that is not there yet, or empty."""
    return str(request.getfixturevalue(f"{request.param}_url"))


@pytest.fixture(scope="session")
def ready_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("ready") / "newsmon.db"
    Store.open(f"sqlite:///{path}").close()
    return path


@pytest.fixture(scope="session")
def ready_database(cluster: Cluster) -> Iterator[str]:
    with cluster.database() as url:
        Store.open(url).close()
        yield url


@pytest.fixture
def sqlite_ready(sqlite_url: str, ready_file: Path) -> str:
    """The address of a SQLite database with nothing in it yet."""
    shutil.copy(ready_file, sqlite_url.removeprefix("sqlite:///"))
    return sqlite_url


@pytest.fixture
def postgres_ready(ready_database: str) -> str:
    """The address of a PostgreSQL database with nothing in it any more."""
    empty(ready_database)
    return ready_database


@pytest.fixture(params=["sqlite", "postgres"])
def store(request: pytest.FixtureRequest) -> Iterator[Store]:
    opened = Store.open(request.getfixturevalue(f"{request.param}_ready"), patience=2)
    yield opened
    opened.close()


@pytest.fixture
def sqlite_store(sqlite_ready: str) -> Iterator[Store]:
    opened = Store.open(sqlite_ready, patience=0.2)
    yield opened
    opened.close()
