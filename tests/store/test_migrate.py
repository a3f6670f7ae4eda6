from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

import alembic
from monitor.store import engine
from monitor.store.migrate import VERSIONS, folder
from monitor.store.schema import metadata
from monitor.store.store import Store


def test_the_library_is_not_hidden_by_our_folder() -> None:
    assert folder().resolve() not in Path(alembic.__file__).resolve().parents
    assert not list(folder().rglob("__init__.py"))


def test_the_versions_that_we_name_are_the_migrations() -> None:
    scripts = ScriptDirectory(str(folder()))
    assert tuple(script.revision for script in reversed(list(scripts.walk_revisions()))) == VERSIONS


def test_schema_and_migrations_agree(url: str, store: Store) -> None:
    reading = engine.reader(engine.parse(url), 2)
    with reading.connect() as connection:
        context = MigrationContext.configure(
            connection,
            opts={"include_object": lambda _thing, name, *_: not (name or "").startswith("wording")},
        )
        differences = compare_metadata(context, metadata)
    reading.dispose()
    assert differences == []


def test_try(store: Store) -> None:
    with store.begin() as books:
        books.facts.put("a", "b")
    with store.read() as books:
        assert books.facts.get("a") == "b"
