"""What is due, when much is."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from monitor.domain.sources import Entry
from monitor.services.looking.work import MOST_PER_HOST, due_work
from tests.services.world import NOON, World
from tests.store.building import known


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with World(tmp_path) as world:
        yield world


def listed(world: World, host: str, count: int = 1, *, first: bool = False) -> None:
    """Let the source list further entries."""
    entries = [Entry(url=f"https://{host}/{number}") for number in range(count)]
    with world.store.begin() as books:
        books.entries.listed("harbour", entries, NOON, at_first_look=first)


def test_what_is_most_urgent_comes_first(world: World) -> None:
    listed(world, "old.example", first=True)
    listed(world, "new.example")
    with world.store.begin() as books:
        books.articles.save(replace(known(books), next_check_at=NOON, tracked=True))
        books.articles.save(replace(known(books, "untracked"), next_check_at=NOON))
    assert [work.address.url for work in due_work(world.parts)] == [
        world.source.url,
        "https://new.example/0",
        "https://harbour.example/news/1",
        "https://old.example/0",
        "https://harbour.example/news/untracked",
    ]


def test_one_slow_host_hides_no_other_and_is_left_out_while_it_is_busy(world: World) -> None:
    listed(world, "slow.example", 3 * MOST_PER_HOST, first=True)
    listed(world, "quick.example", first=True)
    works = [work.address.url for work in due_work(world.parts)]
    assert "https://quick.example/0" in works
    assert len(works) == 1 + MOST_PER_HOST + 1
    assert [work.address.url for work in due_work(world.parts, {"slow.example", "harbour.example"})] == [
        "https://quick.example/0"
    ]
