"""What all tables share: how constraints are named, and the kinds of columns."""

from typing import Any

from sqlalchemy import Boolean, Column, ColumnElement, ForeignKey, Index, Integer, MetaData, literal_column

from monitor.store.columns import CleanText, Id, Utc

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
