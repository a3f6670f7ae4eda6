"""Hostile markup comes to an end in its worker, with a verdict or a word, and the next page is read."""

from collections.abc import AsyncIterator, Callable

import pytest
import pytest_asyncio

from monitor.domain.looks.learning import Learned, Region
from monitor.domain.looks.region_print import RegionPrint
from monitor.domain.sources import Source, SourceKind
from monitor.services.looking.readers import WorkerReading
from monitor.workers import Workers
from tests.extract.reading import a_page, saved

SOURCE = Source(name="hostile", kind=SourceKind.PAGE, url="https://news.example.org/2026/1")
LEARNED = Learned(version=1, regions=(Region(path="/html/body/div", way="name"),))
MEGABYTE = 2**20


@pytest_asyncio.fixture
async def reading() -> AsyncIterator[WorkerReading]:
    # More time than the daemon gives: this machine may be busy, and the question is whether there is an end.
    workers = Workers(1, seconds=60, megabytes=1024, preload=("monitor.extract.article",))
    yield WorkerReading(workers, "spiders.outlets")
    await workers.close()


def paragraphs() -> str:
    return "<div class='article-body'>" + "<p>The harbour stays closed until Friday, they said.</p>" * 200_000


@pytest.mark.parametrize(
    "page",
    [
        paragraphs,
        lambda: "<div>" * 100_000 + "x" * MEGABYTE,
        lambda: "<p " + " ".join(f"a{number}=1" for number in range(1_000_000)) + ">x",
        lambda: "<b class='a'></i></p>" * 50_000,
    ],
    ids=["10 MB of text", "100,000 nested tags", "a million attributes", "nothing closed as it was opened"],
)
async def test_a_hostile_page_is_judged_and_the_next_one_read(reading: WorkerReading, page: Callable[[], str]) -> None:
    look = await reading.look(a_page(page()), SOURCE, LEARNED, RegionPrint(digest="0", path="/html/body/div"))
    assert look.verdict.reason
    assert (await reading.look(a_page(saved("harbour.html")), SOURCE)).article
