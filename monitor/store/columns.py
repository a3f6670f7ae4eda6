"""The types of our columns: what goes in comes out the same from either database."""

import json
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import TIMESTAMP, BigInteger, Dialect, Integer, String, Text, TypeDecorator
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
