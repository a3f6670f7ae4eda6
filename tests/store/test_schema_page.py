"""The page about the tables says what is there."""

import re
from pathlib import Path

import pytest

from monitor.store.schema import metadata
from monitor.store.store import Store

PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "schema.md").read_text()
QUERIES = re.findall(r"```sql\n(.*?)```", PAGE, re.DOTALL)


def described() -> set[tuple[str, str]]:
    """Each column of each table that the page names."""
    found: set[tuple[str, str]] = set()
    table = ""
    for name, columns in re.findall(r"^\| (?:`(\w+)` )?\| ((?:`\w+`(?:, )?)+) \|", PAGE, re.MULTILINE):
        table = name or table
        found |= {(table, column) for column in re.findall(r"\w+", columns)}
    return found


def test_every_column_is_described_and_none_that_is_not_there() -> None:
    there = {(table.name, column.name) for table in metadata.sorted_tables for column in table.columns}
    assert described() == {(table, column) for table, column in there if column != "id"}


@pytest.mark.parametrize("query", QUERIES)
def test_the_queries_on_the_page_work(store: Store, query: str) -> None:
    with store.read() as books:
        assert books.installation._on.exec_driver_sql(query).all() == []  # noqa: SLF001 - as a person would
