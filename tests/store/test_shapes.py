"""Databases of every earlier shape are read by this newsmon, and nothing in them is lost."""

import asyncio
from collections.abc import Mapping
from pathlib import Path

import pytest
from sqlalchemy import func, inspect, select, table

from monitor.services.housekeeping import index_the_rest
from monitor.store import engine
from monitor.store.migrate import OURS, SchemaState, state, upgrade
from monitor.store.schema import metadata
from monitor.store.store import Store
from tests.services.world import World
from tests.store.eventful import happen, the_bridge_is_edited
from tests.store.shapes import FOLDER, bring_back_postgres, bring_back_sqlite, said, said_then, versions

BIGGEST = 300_000  # bytes; they stay for good

RENAMED: Mapping[str, str] = {  # tables that have another name since; their rows went along
    "facts": "installation",
    "kept": "held_edits",
    "learned": "layouts",
    "marks": "fingerprints",
    "regroupings": "story_corrections",
    "silences": "mutes",
}


@pytest.fixture(params=versions())
def version(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(params=["sqlite", "postgres"])
def old(request: pytest.FixtureRequest, version: str) -> str:
    """The address of a database as that version left it."""
    url = str(request.getfixturevalue(f"{request.param}_url"))
    {"sqlite": bring_back_sqlite, "postgres": bring_back_postgres}[request.param](version, url)
    return url


def rows(url: str) -> dict[str, int]:
    """Count the rows of our tables."""
    reading = engine.reader(engine.parse(url), 2)
    with reading.connect() as connection:
        ours = [name for name in inspect(connection).get_table_names() if not name.startswith(("wording", "alembic_"))]
        counts = {name: connection.scalar(select(func.count()).select_from(table(name))) or 0 for name in ours}
    reading.dispose()
    return counts


def test_every_table_of_an_old_database_is_filled(old: str) -> None:
    assert [name for name, count in rows(old).items() if not count] == []


def test_an_old_database_is_as_small_as_what_stays_for_good_should_be(version: str) -> None:
    assert sum(path.stat().st_size for path in FOLDER.glob(f"{version}.*")) < BIGGEST


def test_an_upgraded_database_says_what_it_said_before(old: str, version: str) -> None:
    upgrade(old)
    store = Store.open(old, migrate=False)
    assert sum(index_the_rest(store)) > 0
    with store.read() as books:
        now = said(books)
    assert store.check() == ()
    store.close()
    assert now == said_then(version)


def test_no_row_is_lost_by_an_upgrade(old: str) -> None:
    before = rows(old)
    upgrade(old)
    after = rows(old)
    assert [name for name, count in before.items() if after[RENAMED.get(name, name)] < count] == []


def test_who_was_in_which_story_is_known_from_what_people_corrected(old: str) -> None:
    upgrade(old)
    store = Store.open(old, migrate=False)
    with store.read() as books:
        moved, taken_back = ([(each.story, each.cause) for each in books.memberships.of(one)] for one in (3, 4))
        begun = books.articles.get(4).first_seen_at
        assert moved == [(1, "decided"), (3, "split"), (2, "merged")]
        assert taken_back == [(1, "decided"), (4, "split"), (1, "undone")]
        assert [each.article for each in books.memberships.at(1, begun)] == list(range(1, 12))
    store.close()


def test_an_upgraded_database_goes_on_where_it_stopped(old: str, tmp_path: Path) -> None:
    upgrade(old)
    with World(tmp_path, database=old) as world:
        before = len(world.alerts)
        asyncio.run(the_bridge_is_edited(world))
        assert [(alert.kind, alert.article) for alert in world.alerts[before:]] == [("edited", 12)]


def test_there_is_a_database_of_the_first_shape_from_which_every_migration_runs() -> None:
    assert versions()[0] == OURS.versions[0]


def test_eventful_days_leave_no_table_empty(url: str, tmp_path: Path) -> None:
    asyncio.run(happen(tmp_path, url))
    there = rows(url)
    assert state(url) is SchemaState.CURRENT
    assert [name for name in metadata.tables if not there[name]] == []
