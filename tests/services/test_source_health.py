from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from monitor.services.asking.health import sources
from tests.services.test_keeping import BANNER, printed
from tests.services.world import FEED, World, a_piece


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with World(tmp_path) as world:
        yield world


def holds(world: World) -> list[str]:
    with world.store.read() as books:
        return [f"{one.fault.name}: {one.reason}" for source in sources(books, world.time) for one in source.holds]


async def test_edits_that_are_held_stand_with_their_source_until_they_are_told(world: World) -> None:
    await printed(world)
    await printed(world, BANNER)
    assert holds(world) == ["held: 10 articles changed alike; their edits are told together at 13:12Z"]
    await world.round(minutes=61)
    assert holds(world) == []


async def test_a_source_shows_when_it_is_asked_next_and_why_then(world: World) -> None:
    world.site.statuses[FEED] = 503
    shown = []
    for _ in range(4):
        await world.round(minutes=20)
        with world.store.read() as books:
            (view,) = sources(books, world.time)
        assert view.upcoming.at is not None
        shown.append((view.upcoming.at - world.time, view.upcoming.reason))
    assert shown[0] == (timedelta(minutes=5), "by its schedule")
    assert shown[3] == (timedelta(minutes=10), "failed 4 times in a row, so later than its schedule")


async def test_a_listing_of_which_nothing_stood_there_before_may_have_rolled_over_unseen(world: World) -> None:
    for number in range(6):
        world.site.print(a_piece(f"/news/{number}"))
    await world.round()
    world.site.listed.clear()
    for number in range(6):
        world.site.print(a_piece(f"/later/{number}"))
    await world.round()
    with world.store.read() as books:
        (state,) = books.sources.all()
    assert state.trouble.startswith("all 6 entries are new since the look before")
    assert state.failures == 0
    world.site.print(a_piece("/later/one-more"))
    await world.round()
    with world.store.read() as books:
        assert books.sources.all()[0].trouble == ""
