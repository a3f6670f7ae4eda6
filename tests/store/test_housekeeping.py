"""What is done beside the news: forgetting what is old, and keeping what hosts told us."""

import asyncio
from collections.abc import Iterator
from datetime import timedelta

import pytest

from monitor.domain.errors import StoreError
from monitor.domain.hosts import Host
from monitor.domain.sources import Entry
from monitor.services.housekeeping import BATCH, by_batches, forget_raw
from monitor.services.looking.remembered_hosts import RememberedHosts
from monitor.services.writer import Writer
from monitor.store.store import Store
from tests.store.building import MINUTE, NOON, a_source, an_article, known, revise


@pytest.fixture
def writer() -> Iterator[Writer]:
    writer = Writer()
    yield writer
    writer.close()


def list_and_leave(store: Store, count: int) -> None:
    """Let a source list so many entries that are done with, and then none of them."""
    listing = [Entry(url=f"https://harbour.example/news/{number}") for number in range(count)]
    with store.begin() as books:
        books.sources.watch(a_source(), NOON)
        books.entries.listed("harbour", listing, NOON)
        for unread in books.entries.unread(NOON, count):
            books.entries.done(unread.id, None, "read")
        books.entries.listed("harbour", [], NOON)


def test_entries_are_forgotten_until_none_is_left_however_few_pages_there_are(sqlite_store: Store) -> None:
    list_and_leave(sqlite_store, 2 * BATCH + 1)
    with sqlite_store.begin() as books:
        revise(books, known(books).id, an_article(), an_article(title="b"))
    assert sum(forget_raw(sqlite_store, NOON + timedelta(days=1))) == 1
    with sqlite_store.begin() as books:
        assert books.entries.prune(NOON + timedelta(days=1)) == 0


async def test_what_else_is_to_be_written_comes_between_two_batches(sqlite_store: Store, writer: Writer) -> None:
    list_and_leave(sqlite_store, 2 * BATCH + 1)
    keeping = asyncio.create_task(by_batches(writer, forget_raw(sqlite_store, NOON + timedelta(days=1))))
    await asyncio.sleep(0)
    assert await writer.do(lambda: all_pruned(sqlite_store)) == BATCH + 1
    await keeping


def all_pruned(store: Store) -> int:
    with store.begin() as books:
        return books.entries.prune(NOON + timedelta(days=1), 9 * BATCH)


async def test_what_hosts_told_us_is_written_once_the_database_can_be_written_again(
    sqlite_store: Store, writer: Writer
) -> None:
    hosts = RememberedHosts(sqlite_store, writer)
    hosts.remember(Host(name="harbour.example", delay=2.0))
    hosts.remember(Host(name="airport.example", delay=2.0))
    with sqlite_store.begin():  # somebody else writes
        with pytest.raises(StoreError):
            await hosts.keep()
        hosts.remember(Host(name="harbour.example", delay=9.0, next_allowed_at=NOON + MINUTE))
    await hosts.keep()
    with sqlite_store.read() as books:
        assert {host.name: host.delay for host in books.hosts.all()} == {"harbour.example": 9.0, "airport.example": 2.0}
