"""Bringing a database to the schema of this newsmon, and saying which one it has.

SQLite is upgraded as it is opened, after a copy; PostgreSQL, which others may be using, only by
``newsmon db upgrade`` unless it is empty.
"""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from sqlalchemy import URL, Connection, inspect, text

from monitor.domain.errors import NewsmonError, StoreDamagedError, StoreError, StoreNewerError, StoreOutdatedError
from monitor.store import engine, files
from monitor.store.trouble import told

PATIENCE = 10.0  # seconds

_SHIPPED = Path(__file__).parents[1] / "_migrations"
_CHECKOUT = Path(__file__).parents[2] / "alembic"


@dataclass(frozen=True, slots=True, kw_only=True)
class Migrations:
    """Where the migrations are, and the versions of the schema that they lead to, from the first to the newest."""

    folder: Path
    versions: tuple[str, ...]

    @property
    def newest(self) -> str:
        """The version that this newsmon works with."""
        return self.versions[-1]


# The versions are named here so that opening a database need not load Alembic.
OURS = Migrations(
    folder=_SHIPPED if _SHIPPED.is_dir() else _CHECKOUT,
    versions=("0001", "0002", "0003", "0004", "0005", "0006", "0007"),
)


class SchemaState(StrEnum):
    """How a database stands to this newsmon."""

    CURRENT = "current"
    OUTDATED = "outdated"
    NEWER = "newer"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True, kw_only=True)
class Upgraded:
    """What an upgrade did; ``copy`` is where the database as it was before stands."""

    before: str
    after: str
    copy: str = ""

    def __str__(self) -> str:
        if self.before == self.after:
            return f"The database is at schema {self.after} already."
        came = f"from schema {self.before}" if self.before else "newly made"
        copied = f" A copy from before is {self.copy}." if self.copy else ""
        return f"The database is at schema {self.after}, {came}.{copied}"


def state(database: str, *, patience: float = PATIENCE, migrations: Migrations = OURS) -> SchemaState:
    """Say how a database stands to this newsmon; raises for what is none of ours, and changes nothing."""
    return _standing(version(engine.parse(database), patience), migrations)


def prepare(url: URL, *, migrate: bool, patience: float, migrations: Migrations = OURS) -> None:
    """Make sure that the database can be used, or raise: it is missing, outdated, newer, damaged, not ours."""
    found = version(url, patience)
    match _standing(found, migrations):
        case SchemaState.NEWER:
            raise _newer(url, found, migrations)
        case SchemaState.EMPTY if not migrate:
            raise StoreError("there is no database yet", to=engine.masked(url), do="`newsmon run` makes one")
        case SchemaState.OUTDATED if not migrate or not engine.is_sqlite(url):
            raise StoreOutdatedError(
                f"the database is of an older newsmon (schema {found}, this one needs {migrations.newest})",
                to=engine.masked(url),
                do="Run `newsmon db upgrade`",
            )
        case SchemaState.EMPTY | SchemaState.OUTDATED:
            _upgrade(url, found, patience, migrations)


def upgrade(database: str, *, patience: float = PATIENCE, migrations: Migrations = OURS) -> Upgraded:
    """Bring a database to the schema of this newsmon, or make one."""
    parsed = engine.parse(database)
    found = version(parsed, patience)
    if _standing(found, migrations) is SchemaState.NEWER:
        raise _newer(parsed, found, migrations)
    return _upgrade(parsed, found, patience, migrations)


def version(url: URL, patience: float) -> str:
    """Return the schema version of a database, empty when there is none; raises for what is none of ours."""
    if engine.is_sqlite(url):
        path = path_of(url)
        if not path.exists():
            return ""
        files.check(path)
    reading = engine.reader(url, patience)
    try:
        with told(engine.masked(url), patience), reading.connect() as connection:
            return _version(connection, engine.masked(url))
    finally:
        reading.dispose()


def path_of(url: URL) -> Path:
    """Return where a SQLite database stands."""
    return Path(url.database or "")


def _version(connection: Connection, place: str) -> str:
    tables = inspect(connection).get_table_names()
    if not tables:
        return ""
    if not {"alembic_version", "revisions"} <= set(tables):
        raise StoreDamagedError(
            "the database holds tables of another program; it was left as it is",
            to=place,
            do="Name an empty database in the settings",
        )
    return str(connection.scalar(text("SELECT version_num FROM alembic_version")))


def _standing(found: str, migrations: Migrations) -> SchemaState:
    if not found:
        return SchemaState.EMPTY
    if found == migrations.newest:
        return SchemaState.CURRENT
    return SchemaState.OUTDATED if found in migrations.versions else SchemaState.NEWER


def _newer(url: URL, found: str, migrations: Migrations) -> StoreNewerError:
    return StoreNewerError(
        f"the database is of a newer newsmon (schema {found}, this one knows {migrations.newest})",
        to=engine.masked(url),
        do="Use the newer newsmon that wrote it, or name another database",
    )


def _upgrade(url: URL, found: str, patience: float, migrations: Migrations) -> Upgraded:
    if _standing(found, migrations) is SchemaState.CURRENT:
        return Upgraded(before=found, after=found)
    if not engine.is_sqlite(url):
        _run(url, patience, migrations)
    elif not found:
        files.create(path_of(url), lambda path: _build(url.set(database=str(path)), patience, migrations))
    else:
        return _upgrade_after_copy(url, found, patience, migrations)
    return Upgraded(before=found, after=migrations.newest)


def _build(url: URL, patience: float, migrations: Migrations) -> None:
    _run(url, patience, migrations, f"PRAGMA application_id={files.APPLICATION_ID}")


def _upgrade_after_copy(url: URL, found: str, patience: float, migrations: Migrations) -> Upgraded:
    path = path_of(url)
    before = path.with_name(f"{path.name}.before-{migrations.newest}")
    files.copy(path, before)
    try:
        _run(url, patience, migrations)
    except NewsmonError as error:
        raise type(error)(f"{error.what}; a copy from before is {before}", to=error.to, do=error.do) from error
    return Upgraded(before=found, after=migrations.newest, copy=str(before))


def _run(url: URL, patience: float, migrations: Migrations, first: str = "") -> None:
    migrating = engine.migrator(url, patience)
    try:
        with told(engine.masked(url), patience), migrating.connect() as connection:
            if first:
                connection.exec_driver_sql(first)
                connection.commit()
            _run_on(connection, migrations)
    finally:
        migrating.dispose()


def _run_on(connection: Connection, migrations: Migrations) -> None:
    """Run the migrations, each in a transaction of its own."""
    # Alembic takes long to import, and is needed once in a database's life.
    from alembic.config import Config  # noqa: PLC0415

    from alembic import command  # noqa: PLC0415

    config = Config(attributes={"connection": connection})
    config.set_main_option("path_separator", "os")
    config.set_main_option("script_location", str(migrations.folder).replace("%", "%%"))  # % begins a variable
    command.upgrade(config, migrations.newest)
