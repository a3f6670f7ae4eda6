"""What each of the books has: the connection of the transaction it was opened in."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Row, Select, Table, func, select
from sqlalchemy.dialects import postgresql, sqlite

from monitor.domain.pages import Validators

Insert = postgresql.Insert | sqlite.Insert
MOST_VALUES = 500  # bound in one statement; both databases have a limit

AnyRow = Row[*tuple[Any, ...]]


class Book:
    """The statements about one subject, over one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._on = connection

    def _insert(self, table: Table) -> Insert:
        """Begin an insert that may say what to do about a row that is there already."""
        return _inserting(self._on.dialect.name, table)

    def _put(self, table: Table, row: dict[str, Any], key: Sequence[str]) -> None:
        """Write a row over the one with the same key, if there is one."""
        self._on.execute(_putting(self._on.dialect.name, table, tuple(row), tuple(key)), row)


def _inserting(dialect: str, table: Table) -> Insert:
    return postgresql.insert(table) if dialect == "postgresql" else sqlite.insert(table)


@cache  # there are few, and each takes longer to build than to run
def _putting(dialect: str, table: Table, names: Sequence[str], key: Sequence[str]) -> Insert:
    put = _inserting(dialect, table)
    rest = {name: put.excluded[name] for name in names if name not in key}
    return put.on_conflict_do_update(index_elements=key, set_=rest)


def validators(row: AnyRow) -> Validators:
    """Read the validators out of a row that has them."""
    return Validators(etag=row.etag, last_modified=row.last_modified)


def validator_columns(value: Validators) -> dict[str, str]:
    """Give validators as columns."""
    return {"etag": value.etag, "last_modified": value.last_modified}


def first_of_each(
    table: Table,
    group: Sequence[Column[Any]],
    order: Sequence[ColumnElement[Any]],
    which: ColumnElement[bool],
    most: int,
) -> Select[int]:
    """Select the ids of the first ``most`` rows of each group."""
    place = func.row_number().over(partition_by=group, order_by=order).label("place")
    placed = select(table.c.id, place).where(which).subquery()
    return select(placed.c.id).where(placed.c.place <= most)


def parts(values: Iterable[str], size: int = MOST_VALUES) -> Iterator[Sequence[str]]:
    """Give the values in parts that one statement can take."""
    rest = sorted(values)
    return (rest[start : start + size] for start in range(0, len(rest), size))
