from collections.abc import Iterator
from pathlib import Path

import pytest

from monitor.services.asking.source_health import sources
from tests.services.test_keeping import BANNER, printed
from tests.services.world import World


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
