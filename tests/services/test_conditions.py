from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from monitor.domain.looks.learning import NOTHING, Learned
from monitor.domain.looks.region_print import RegionPrint
from monitor.domain.looks.verdicts import Look
from monitor.domain.pages import Failure, Page, PageRequest
from monitor.domain.sources import Source
from monitor.services.asking import health
from tests.services.world import FEED, SITE, Here, Piece, Site, World

CHALLENGE = "<!doctype html><title>Just a moment...</title><h1>Checking your browser</h1><p>Please wait.</p>"
CONSENT = "<!doctype html><title>Sign in</title><h1>Sign in to continue</h1><p>Log in or subscribe to read on.</p>"


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with World(tmp_path) as world:
        yield world


async def printed(world: World, number: int = 4) -> None:
    for each in range(number):
        piece = Piece(
            path=f"/news/{each}",
            title=f"Stargate hall number {each} is planned",
            body=(f"Hall {each} of the Stargate is to stand beside the harbour, and {each + 2} cranes will build it.",),
        )
        world.site.print(piece)
    await world.round()
    await world.round()
    world.channel.letters.clear()


def notices(world: World) -> list[str]:
    return [alert.title for letter in world.channel.letters for alert in letter.alerts if alert.kind == "source"]


def hide(world: World, page: str = "", status: int = 200, *, but: int = 0) -> dict[str, str]:
    """Let all articles, but for the first few, answer something else; returns what they were."""
    pages = {url: text for url, text in world.site.pages.items() if url != FEED}
    for url in sorted(pages)[but:]:
        world.site.pages[url] = page
        world.site.statuses[url] = status
    return pages


@pytest.mark.parametrize(("page", "said"), [(CHALLENGE, "blocked"), (CONSENT, "behind a wall")])
async def test_articles_that_give_way_to_a_challenge_or_a_wall_are_told_once_and_so_is_the_end(
    world: World, page: str, said: str
) -> None:
    await printed(world)
    pages = hide(world, page)
    for _ in range(4):
        await world.round()
    world.site.pages |= pages
    world.site.statuses.clear()
    await world.round()
    first, last = notices(world)
    assert said in first
    assert "of 4 articles looked at" in first
    assert last == "harbour: articles can be read again"
    assert world.channel.kinds == []


async def test_all_articles_missing_at_once_are_the_source_s_trouble_and_nobody_s_removal(world: World) -> None:
    await printed(world)
    pages = hide(world, status=404)
    for _ in range(6):
        await world.round(hours=1)
    assert world.channel.kinds == []
    (said,) = notices(world)
    assert "of 4 articles looked at in the last day, 4 not found since" in said
    assert "None of them is told as removed" in said
    world.site.pages |= pages
    world.site.statuses.clear()
    await world.round(hours=1)
    assert world.channel.kinds == []


async def test_one_article_missing_is_a_removal_and_no_trouble_of_the_source(world: World) -> None:
    await printed(world)
    hide(world, status=404, but=3)
    for _ in range(6):
        await world.round(hours=1)
    assert world.channel.kinds == ["removed"]
    assert notices(world) == []


class Moved(Site):
    """A site whose feed moved for good."""

    async def fetch(self, request: PageRequest) -> Page | Failure:
        answer = await Site.fetch(self, request)
        if request.url == FEED and isinstance(answer, Page):
            return replace(answer, final_url=SITE + "/new.xml", moved_to=SITE + "/new.xml")
        return answer


async def test_a_source_that_moved_for_good_is_told_once(world: World) -> None:
    await printed(world)
    world.parts = replace(world.parts, fetching=Moved(world.site.pages, listed=world.site.listed))
    for _ in range(5):
        await world.round()
    (said,) = notices(world)
    assert "its address sends on to https://harbour.example/new.xml for good" in said
    assert "Change the address in the settings" in said


class Misfitting(Here):
    """A reader whose profile of the outlet does not fit any more."""

    fits = False

    async def look(
        self, page: Page, source: Source, learned: Learned = NOTHING, said: RegionPrint | None = None
    ) -> Look:
        look = await Here.look(self, page, source, learned, said)
        return replace(look, layout="" if self.fits else "no body where the profile looks for it")


async def test_a_profile_that_no_longer_fits_is_told_once_and_that_it_fits_again_too(world: World) -> None:
    await printed(world)
    reader = Misfitting()
    world.parts = replace(world.parts, reading=reader)
    for turn in range(6):
        reader.fits = turn > 3
        for url in [url for url in world.site.pages if url != FEED]:
            world.site.pages[url] = world.site.pages[url].replace("cranes", f"cranes{turn}")
        await world.round()
    first, last = notices(world)
    assert "layout changed" in first
    assert "no body where the profile looks for it" in first
    assert "fits again" in last


COOKIES = "We and our partners store information on your device and process personal data for adverts. " * 9


async def test_a_source_says_of_how_many_of_its_articles_the_reading_is_in_doubt(world: World) -> None:
    await printed(world)
    title = "Stargate hall beside the harbour is planned with cranes"
    doubtful = f"<title>{title}</title><h1>{title}</h1><div class='article-body'><p>{COOKIES}</p></div>"
    for url in sorted(url for url in world.site.pages if url != FEED)[:2]:
        world.site.pages[url] = doubtful
    await world.round(hours=1)
    with world.store.begin() as books:
        (view,) = health.sources(books, world.now())
    assert [(count.verdict, count.articles, count.unsure) for count in view.verdicts] == [("article", 4, 2)]
