"""What tables are made of: columns that give back from either database what went in, and the names of constraints."""

import json
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    TIMESTAMP,
    BigInteger,
    Boolean,
    Column,
    ColumnElement,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Text,
    TypeDecorator,
    literal_column,
)
from sqlalchemy.types import TypeEngine

from monitor.domain.bundles import BundleId

ISO_LENGTH = len("2026-11-22T16:50:00.000000Z")

Id = BigInteger().with_variant(Integer, "sqlite")  # SQLite numbers rows by itself only where they are called INTEGER


def clean(text: str) -> str:
    r"""Take out what one of the databases cannot hold: NUL and lone surrogates become ``\ufffd``.

    >>> clean("a\x00b\ud800c") == "a\ufffdb\ufffdc"
    True
    """
    text = text.replace("\0", "\ufffd")
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


class Utc(TypeDecorator[datetime]):
    """A moment, in UTC: in SQLite ISO 8601 of one length, which sorts by time; in PostgreSQL ``timestamptz``."""

    impl = String(ISO_LENGTH)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Choose the column's own type in this database."""
        postgres = dialect.name == "postgresql"
        return dialect.type_descriptor(TIMESTAMP(timezone=True) if postgres else String(ISO_LENGTH))

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | str | None:
        """Turn an aware time into the database's form; a naive one is refused."""
        if value is None:
            return None
        if value.tzinfo is None:
            msg = f"{value!r} has no zone, so nobody can say which moment it is"
            raise ValueError(msg)
        moment = value.astimezone(UTC)
        return moment if dialect.name == "postgresql" else iso(moment)

    def process_result_value(self, value: datetime | str | None, dialect: Dialect) -> datetime | None:
        """Give the moment back, aware and in UTC."""
        del dialect
        if isinstance(value, str):
            return datetime.fromisoformat(value)
        return None if value is None else value.astimezone(UTC)


def iso(moment: datetime) -> str:
    """Write a moment in UTC so that all of them have one length and sort as text."""
    return moment.replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


class CleanText(TypeDecorator[str]):
    """Text that came from anywhere, cleaned of what a database cannot hold."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Clean the text; members of a ``StrEnum`` become plain text."""
        del dialect
        return None if value is None else clean(str(value))


class Bundled(TypeDecorator[BundleId]):
    """The bundle that something travels in, in one line; empty: it travels alone."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: BundleId | None, dialect: Dialect) -> str:
        """Write it."""
        del dialect
        return "" if value is None else clean(str(value))

    def process_result_value(self, value: str | None, dialect: Dialect) -> BundleId | None:
        """Read it."""
        del dialect
        return BundleId.read(value) if value else None


class Json(TypeDecorator[Any]):
    """A JSON document kept as readable text, the same in both databases."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:  # noqa: ANN401 - any JSON
        """Write the document; Korean stays readable for those who look with SQL."""
        del dialect
        return None if value is None else clean(json.dumps(value, ensure_ascii=False, separators=(",", ":")))

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:  # noqa: ANN401 - any JSON
        """Read the document."""
        del dialect
        return None if value is None else json.loads(value)


metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def row_id() -> Column[int]:
    """Return the number that ties rows together within this database."""
    return Column("id", Id, primary_key=True)


def text(name: str, **more: Any) -> Column[str]:  # noqa: ANN401 - what Column takes
    """Return a column of text; what is not known is empty."""
    return Column(name, CleanText, nullable=False, **more)


def number(name: str) -> Column[int]:
    """Return a column of whole numbers."""
    return Column(name, Integer, nullable=False)


def flag(name: str) -> Column[bool]:
    """Return a column of yes or no."""
    return Column(name, Boolean, nullable=False)


def moment(name: str, *, nullable: bool = True, index: bool = False) -> Column[Any]:
    """Return a column of moments in UTC."""
    return Column(name, Utc, nullable=nullable, index=index)


def ref(name: str, table: str, **more: Any) -> Column[int]:  # noqa: ANN401 - what Column takes
    """Return a column that refers to a row of another table."""
    return Column(name, Id, ForeignKey(f"{table}.id"), **{"nullable": False, **more})


def index_of_waiting(due: str, *names: str) -> Index:
    """Return an index over the few rows that wait for their time, which stands in the column ``due``."""
    waits: ColumnElement[bool] = literal_column(f"{due} IS NOT NULL")
    return Index(None, *names, sqlite_where=waits, postgresql_where=waits)
