import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.domain.hosts import Host
from monitor.domain.sources import Entry
from monitor.store.columns import clean, iso
from monitor.store.store import Store
from tests.store.building import NOON, a_source

KST = timezone(timedelta(hours=9))


def test_a_time_comes_back_as_the_same_moment_in_utc(store: Store) -> None:
    seoul = datetime(2026, 3, 2, 21, 0, 0, 123456, tzinfo=KST)
    with store.begin() as books:
        books.hosts.save(Host(name="harbour.example", robots_at=seoul))
    with store.read() as books:
        (host,) = books.hosts.all()
    assert host.robots_at == seoul
    assert host.robots_at.tzinfo is UTC


def test_a_time_without_a_zone_is_refused(store: Store) -> None:
    nowhere = datetime(2026, 3, 2, 21, 0)  # noqa: DTZ001 - on purpose
    with pytest.raises(Exception, match="has no zone"), store.begin() as books:
        books.hosts.save(Host(name="harbour.example", robots_at=nowhere))


def test_who_looks_with_sql_sees_iso_8601_that_sqlite_understands(sqlite_store: Store, tmp_path: Path) -> None:
    with sqlite_store.begin() as books:
        books.hosts.save(Host(name="harbour.example", robots_at=NOON))
    with closing(sqlite3.connect(tmp_path / "newsmon.db")) as connection:
        shown, understood = connection.execute("SELECT robots_at, datetime(robots_at) FROM hosts").fetchone()
    assert (shown, understood) == ("2026-03-02T12:00:00.000000Z", "2026-03-02 12:00:00")


@given(st.lists(st.datetimes(timezones=st.just(UTC)), min_size=2, max_size=5))
@settings(max_examples=50)
def test_moments_written_as_text_sort_by_time(moments: list[datetime]) -> None:
    assert sorted(map(iso, moments)) == [iso(moment) for moment in sorted(moments)]


@pytest.mark.parametrize(
    ("said", "kept"),
    [("a\0b", "a\ufffdb"), ("a\ud83db", "a\ufffdb"), ("\ud83d\ude00", "😀"), ("한국어 😀", "한국어 😀")],
)
def test_text_that_no_database_holds_is_cleaned_alike_in_both(store: Store, said: str, kept: str) -> None:
    with store.begin() as books:
        books.sources.sync([a_source()], NOON)
        books.entries.listed("harbour", [Entry(url="https://harbour.example/1", title=said)], NOON)
    with store.read() as books:
        assert books.entries.present("harbour")[0].title == kept


@given(st.text(st.characters(exclude_categories=())))
@settings(max_examples=100)
def test_clean_text_can_be_kept_and_is_not_cleaned_again(text: str) -> None:
    assert "\0" not in clean(text)
    assert clean(text).encode().decode() == clean(clean(text))
