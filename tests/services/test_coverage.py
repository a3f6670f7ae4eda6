"""What is said to have been seen follows from the looks that were really made."""

from datetime import timedelta
from pathlib import Path

from monitor.domain.sources import Recheck, Source, SourceKind
from monitor.services.asking.coverage import coverage
from tests.services.world import FEED, STARGATE, World, a_piece

LADDER = Source(name="harbour", kind=SourceKind.FEED, url=FEED, every=timedelta(hours=9), recheck=Recheck.LADDER)
WEEK = timedelta(days=7)


async def looked_at(world: World, times: int, every: timedelta) -> None:
    """Look at the one article so often, so far apart."""
    world.site.print(a_piece())
    await world.round()
    for _ in range(times):
        with world.store.begin() as books:
            books.articles.look_at_those_of("harbour", world.time + every)
        await world.look(seconds=every.total_seconds())


async def test_each_topic_source_and_outlet_says_what_was_seen_of_it(tmp_path: Path) -> None:
    with World(tmp_path, source=LADDER) as world:
        await looked_at(world, 40, timedelta(minutes=5))
        with world.store.read() as books:
            found = coverage(books, world.time - WEEK)
    assert {(view.by, view.name) for view in found} >= {("topic", STARGATE.name), ("source", "harbour")}
    for view in found:
        assert view.coverage.looks == 40
        assert view.coverage.seen is not None
        assert view.coverage.seen[2] == 1.0  # seven minutes
        assert 0.15 < view.coverage.seen[0] < 0.25  # a minute of five


async def test_while_newsmon_stood_still_nothing_was_seen(tmp_path: Path) -> None:
    with World(tmp_path, source=LADDER) as world:
        await looked_at(world, 40, timedelta(minutes=2))
        with world.store.read() as books:
            before = coverage(books, world.time - WEEK)[0].coverage
        await looked_at(world, 1, timedelta(hours=12))
        with world.store.read() as books:
            after = coverage(books, world.time - WEEK)[0].coverage
    assert before.seen is not None
    assert after.seen is not None
    assert before.seen[2] == 1.0
    assert after.seen[2] < 0.75


async def test_few_looks_say_nothing(tmp_path: Path) -> None:
    with World(tmp_path, source=LADDER) as world:
        await looked_at(world, 3, timedelta(minutes=5))
        with world.store.read() as books:
            assert all(view.coverage.seen is None for view in coverage(books, world.time - WEEK))
