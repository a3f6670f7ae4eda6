import shutil
import sqlite3
import subprocess
import sys
import zipfile
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

import alembic
from monitor.domain.errors import StoreError, StoreNewerError, StoreOutdatedError
from monitor.store import engine
from monitor.store.migrate import OURS, Migrations, SchemaState, prepare, state, upgrade
from monitor.store.schema import metadata
from monitor.store.store import Store

CHECKOUT = Path(__file__).resolve().parents[2]

NEXT = """
import sqlalchemy as sa
from alembic import op

revision, down_revision, branch_labels, depends_on = "next", "{newest}", None, None


def upgrade() -> None:
    op.add_column("hosts", sa.Column("mood", sa.Text(), nullable=False, server_default="fine"))
    op.execute("{last}")
"""


def further(tmp_path: Path, last: str) -> Migrations:
    """Ours, with a further migration that ends with the statement ``last``."""
    folder = tmp_path / "migrations"
    shutil.copytree(OURS.folder, folder, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "versions" / "next_mood.py").write_text(NEXT.format(newest=OURS.newest, last=last))
    return Migrations(folder=folder, versions=(*OURS.versions, "next"))


@pytest.fixture
def old(url: str) -> str:
    """The address of a database of the present schema, with one fact in it."""
    store = Store.open(url)
    with store.begin() as books:
        books.installation.put("harbour", "closed")
    store.close()
    return url


def fact(url: str) -> str | None:
    reading = engine.reader(engine.parse(url), 2)
    with reading.connect() as connection:
        value: str | None = connection.exec_driver_sql("SELECT value FROM installation WHERE name = 'harbour'").scalar()
    reading.dispose()
    return value


def test_the_library_is_not_hidden_by_our_folder() -> None:
    assert OURS.folder.resolve() not in Path(alembic.__file__).resolve().parents
    assert not list(OURS.folder.rglob("__init__.py"))


def test_the_versions_that_we_name_are_the_migrations() -> None:
    scripts = ScriptDirectory(str(OURS.folder))
    assert tuple(script.revision for script in reversed(list(scripts.walk_revisions()))) == OURS.versions


def test_schema_and_migrations_agree(old: str) -> None:
    reading = engine.reader(engine.parse(old), 2)
    with reading.connect() as connection:
        ours = {"include_object": lambda _thing, name, *_: not (name or "").startswith("wording")}
        differences = compare_metadata(MigrationContext.configure(connection, opts=ours), metadata)
    reading.dispose()
    assert differences == []


def test_a_database_says_how_it_stands(url: str, tmp_path: Path) -> None:
    assert state(url) is SchemaState.EMPTY
    assert str(upgrade(url)) == f"The database is at schema {OURS.newest}, newly made."
    assert state(url) is SchemaState.CURRENT
    assert state(url, migrations=further(tmp_path, "SELECT 1")) is SchemaState.OUTDATED
    assert str(upgrade(url)) == f"The database is at schema {OURS.newest} already."


def test_an_upgrade_keeps_what_was_there(old: str, tmp_path: Path) -> None:
    migrations = further(tmp_path, "UPDATE installation SET value = 'open'")
    upgraded = upgrade(old, migrations=migrations)
    assert (upgraded.before, upgraded.after) == (OURS.newest, "next")
    assert fact(old) == "open"
    assert state(old, migrations=migrations) is SchemaState.CURRENT


def test_sqlite_is_copied_before_an_upgrade_and_the_copy_is_whole(sqlite_url: str, tmp_path: Path) -> None:
    Store.open(sqlite_url).close()
    upgraded = upgrade(sqlite_url, migrations=further(tmp_path, "SELECT 1"))
    assert upgraded.copy in str(upgraded)
    assert state(f"sqlite:///{upgraded.copy}") is SchemaState.CURRENT


def test_a_migration_that_fails_half_way_leaves_the_old_schema_whole(old: str, tmp_path: Path) -> None:
    with pytest.raises(StoreError) as failed:
        upgrade(old, migrations=further(tmp_path, "UPDATE nowhere SET value = 1"))
    assert "nowhere" in str(failed.value)
    assert state(old) is SchemaState.CURRENT
    assert fact(old) == "closed"
    if old.startswith("sqlite"):
        assert "a copy from before is" in str(failed.value)


def test_a_database_that_could_not_be_made_whole_is_not_made_at_all(sqlite_url: str, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="nowhere"):
        upgrade(sqlite_url, migrations=further(tmp_path, "UPDATE nowhere SET value = 1"))
    assert not list(tmp_path.glob("newsmon.db*"))


def test_sqlite_is_upgraded_as_it_is_opened(sqlite_url: str, tmp_path: Path) -> None:
    Store.open(sqlite_url).close()
    migrations = further(tmp_path, "SELECT 1")
    prepare(engine.parse(sqlite_url), migrate=True, patience=2, migrations=migrations)
    assert state(sqlite_url, migrations=migrations) is SchemaState.CURRENT


def test_postgresql_is_upgraded_only_when_it_is_asked_for(postgres_url: str, tmp_path: Path) -> None:
    Store.open(postgres_url).close()
    with pytest.raises(StoreOutdatedError, match="newsmon db upgrade"):
        prepare(engine.parse(postgres_url), migrate=True, patience=2, migrations=further(tmp_path, "SELECT 1"))


def test_who_only_asks_upgrades_nothing_and_is_told_what_to_do(old: str, tmp_path: Path) -> None:
    further_on = further(tmp_path, "SELECT 1")
    with pytest.raises(StoreOutdatedError, match=r"is of an older newsmon .*Run `newsmon db upgrade`"):
        prepare(engine.parse(old), migrate=False, patience=2, migrations=further_on)
    assert state(old, migrations=further_on) is SchemaState.OUTDATED
    assert not list(tmp_path.glob("newsmon.db.before*"))


def test_a_database_from_a_newer_newsmon_is_refused_by_both_versions_and_left_alone(old: str, tmp_path: Path) -> None:
    upgrade(old, migrations=further(tmp_path, "SELECT 1"))
    for attempt in (lambda: upgrade(old), lambda: Store.open(old), lambda: Store.open(old, migrate=False)):
        with pytest.raises(
            StoreNewerError, match=rf"newer newsmon \(schema next, this one knows {OURS.newest}\)"
        ) as caught:
            attempt()
        assert "Use the newer newsmon" in caught.value.do
    assert fact(old) == "closed"


def test_references_are_whole_after_an_upgrade(sqlite_url: str, tmp_path: Path) -> None:
    Store.open(sqlite_url).close()
    upgrade(sqlite_url, migrations=further(tmp_path, "SELECT 1"))
    with closing(sqlite3.connect(sqlite_url.removeprefix("sqlite:///"))) as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_an_unpacked_wheel_makes_a_database_from_its_own_migrations(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=CHECKOUT, check=True, capture_output=True)
    unpacked = tmp_path / "unpacked"
    zipfile.ZipFile(next(tmp_path.glob("*.whl"))).extractall(unpacked)
    program = (
        "from monitor.store import migrate; from monitor.store.store import Store; import alembic.config;"
        f"Store.open('sqlite:///{tmp_path}/new.db').close(); print(migrate.OURS.folder)"
    )
    run = [sys.executable, "-W", "error", "-c", program]
    environment = {"PYTHONPATH": str(unpacked)}
    done = subprocess.run(run, cwd=tmp_path, env=environment, check=True, capture_output=True, text=True)
    assert done.stdout.strip() == str(unpacked / "monitor" / "_migrations")
    assert state(f"sqlite:///{tmp_path}/new.db") is SchemaState.CURRENT
