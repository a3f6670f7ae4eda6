"""Texts of a size that no article has are read and compared beside everything else, and what was given up is said."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest_asyncio

from monitor.app import READERS
from monitor.domain.articles import Article, Revision
from monitor.domain.changes import Comparison, Finding, Severity
from monitor.domain.edits.compare import given_up
from monitor.extract.limits import TEXT
from monitor.services.looking.readers import LARGE, WorkerReading
from monitor.workers import Workers
from tests.extract.reading import a_page
from tests.services.test_hostile_pages import SOURCE
from tests.services.world import Here, Piece, World

BEFORE = Article(url="https://daily.example/1", title="The quay", body=("The quay costs $3 million. " * LARGE,))
AFTER = replace(BEFORE, body=("A new pier costs $7 million. " * LARGE,))


@pytest_asyncio.fixture
async def hasty() -> AsyncIterator[WorkerReading]:
    workers = Workers(1, seconds=0.001, megabytes=1024, preload=READERS)
    yield WorkerReading(workers, "spiders.outlets")
    await workers.close()


async def test_an_edit_whose_comparing_comes_to_no_end_is_told_and_says_so(hasty: WorkerReading) -> None:
    found = await hasty.compare(BEFORE, AFTER)
    assert (found.finding, found.tell) == (Finding.EDIT, True)
    assert found.change is not None
    assert found.change.severity is Severity.MEDIUM
    assert found.reason == "what changed is not known: comparing took longer than 0.001 s and was killed"


async def test_a_small_pair_is_compared_at_once(hasty: WorkerReading) -> None:
    before = replace(BEFORE, body=("The quay costs $3 million.",))
    found = await hasty.compare(before, replace(before, body=("The quay costs $7 million.",)))
    assert found.change is not None
    assert [figure.after for figure in found.change.figures] == ["$7 million"]


async def test_of_a_text_that_nobody_wrote_the_beginning_is_read_and_that_is_said() -> None:
    workers = Workers(1, seconds=60, megabytes=1024, preload=READERS)
    try:
        reading = WorkerReading(workers, "spiders.outlets")
        look = await reading.look(a_page(f"<h1>A harbour</h1><p>{'The quay is long. ' * TEXT}</p>"), SOURCE)
    finally:
        await workers.close()
    assert look.article is not None
    assert len(look.article.text) == TEXT
    assert look.article.doubt == "the text is longer than 300,000 letters, and its rest was not read"


class Tired(Here):
    async def compare(
        self, before: Article, after: Article, earlier: Sequence[Revision] = (), clock_moves: bool | None = None
    ) -> Comparison:
        del before, after, earlier, clock_moves
        return given_up("was too much")


async def test_what_comparing_beside_the_writer_came_to_is_what_is_told(tmp_path: Path) -> None:
    with World(tmp_path) as world:
        world.parts = replace(world.parts, reading=Tired())
        await world.round()
        for cost in ("$3 million", "$7 million"):
            world.site.print(Piece(path="/news/1", title="Stargate", body=(f"Stargate costs {cost} to build.",)))
            await world.round()
        change = world.alerts[-1].change
        assert change is not None
        assert change.reason == "what changed is not known: comparing was too much"
