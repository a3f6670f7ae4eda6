"""What stands in for articles at their addresses is no edit, no follow-up and no news, however few they are."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from monitor.domain.sources import Recheck, Source, SourceKind, Track
from tests.services.world import FEED, SITE, Piece, World, a_piece, another_piece

SOURCE = Source(name="harbour", kind=SourceKind.FEED, url=FEED, track=Track.ALL, recheck=Recheck.ALWAYS)
LONG = (
    "Officials said that three more halls are planned behind the old warehouses, with room for cooling towers.",
    "The ferry company wants a guarantee that its pier can be reached during the works, which may last two years.",
    "Nobody from the quarter had been asked about the noise, a spokeswoman of the tenants told the council.",
)
PIECES = (a_piece(), another_piece(), replace(another_piece(), path="/news/3", title="Fishermen sell their boat"))
STAND_INS = {
    "consent": (
        "We value your trust",
        "Harbour and its 814 partners store details about your visit. Choose what fits.",
    ),
    "parked": ("harbour.example", "This name may be for sale. Find offers on insurance, loans and holidays nearby."),
    "front page": ("All there is to read", "Weather stays mild. Chess club wins again. Letters from our readers."),
    "captcha": ("One more step", "Type the seven signs that you see in the picture below, then press the green key."),
}
DATE = "2026-03-02T11:50:00+00:00"


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with World(tmp_path, source=SOURCE) as world:
        yield world


def whole(piece: Piece) -> Piece:
    return replace(piece, body=(*piece.body, *LONG))


def without_time(world: World, path: str) -> None:
    world.site.pages[SITE + path] = world.site.pages[SITE + path].replace(DATE, "")


async def begun(world: World) -> None:
    for piece in PIECES:
        world.site.print(whole(piece))
    await world.round()
    await world.round()
    world.channel.letters.clear()


@pytest.mark.parametrize("what", STAND_INS)
@pytest.mark.parametrize("keeps", ["nothing", "its headline"])
@pytest.mark.parametrize("many", [1, 3])
async def test_what_stands_in_for_articles_is_told_as_nothing_and_the_article_is_read_on_after_it(
    world: World, what: str, keeps: str, many: int
) -> None:
    await begun(world)
    title, text = STAND_INS[what]
    for piece in PIECES[:many]:
        headline = title if keeps == "nothing" else piece.title
        world.site.print(Piece(path=piece.path, title=headline, body=(text, text.upper(), "Version 7 of this page.")))
        without_time(world, piece.path)
    for _ in range(4):
        await world.round()
    assert [kind for kind in world.channel.kinds if kind != "source"] == []
    for piece in PIECES:
        world.site.print(whole(replace(piece, body=(piece.body[0].replace("Monday", "Tuesday"), *piece.body[1:]))))
    for _ in range(3):
        await world.round()
    assert [alert.kind for alert in world.alerts if alert.kind == "edited"] == ["edited"]


async def test_a_page_that_says_nothing_of_what_its_listing_announced_begins_no_article(world: World) -> None:
    await begun(world)
    path = "/news/9"
    world.site.print(Piece(path=path, title="One more step", body=(STAND_INS["captcha"][1],)))
    without_time(world, path)
    listing = world.site.pages[FEED]
    announced = f"<title>Stargate tunnel floods after storm</title><link>{SITE}{path}"
    world.site.pages[FEED] = listing.replace(f"<title>x</title><link>{SITE}{path}", announced)
    await world.round()
    assert world.channel.kinds == []
    world.site.pages[SITE + path] = whole(a_piece(path, "Stargate tunnel floods after storm")).html()
    await world.round()
    await world.round()
    assert [letter for letter in world.channel.kinds if letter != "source"] != []


@pytest.mark.parametrize("share", [0.5, 0.8])
async def test_a_page_that_breaks_off_is_read_again_before_it_becomes_the_first_revision(
    world: World, share: float
) -> None:
    await begun(world)
    piece = whole(a_piece("/news/8", "Stargate pier is rebuilt in stone"))
    world.site.print(piece)
    page = world.site.pages[SITE + piece.path]
    world.site.pages[SITE + piece.path] = page[: int(len(page) * share)]
    await world.round()
    assert world.channel.kinds == []
    world.site.pages[SITE + piece.path] = page
    await world.round()
    assert len(world.channel.kinds) == 1
    await world.round()
    assert "edited" not in world.channel.kinds
