"""A real database for each test: SQLite in a folder of its own, and PostgreSQL where it is installed."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from monitor.store.store import Store
from tests.store.databases import Cluster, binaries

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
    return str(request.getfixturevalue(f"{request.param}_url"))


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    opened = Store.open(url, patience=2)
    yield opened
    opened.close()


@pytest.fixture
def sqlite_store(sqlite_url: str) -> Iterator[Store]:
    opened = Store.open(sqlite_url, patience=0.2)
    yield opened
    opened.close()
