"""An article that meets no topic at first, and gains one later, is found and told."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from monitor.domain.sources import Recheck, Source, SourceKind
from tests.services.world import FEED, NOON, SITE, Piece, World, a_piece, another_piece

HARBOUR = Source(name="harbour", kind=SourceKind.FEED, url=FEED, every=timedelta(minutes=5), recheck=Recheck.LADDER)
PLAIN = Piece(
    path="/news/9",
    title="Harbour wall to be raised",
    body=(
        "The harbour wall is to be raised by half a metre before the winter, the port said on Monday.",
        "Fishers asked for a second crane, and the council is to vote on the money in the spring.",
    ),
)
GAINED = replace(PLAIN, body=(*PLAIN.body, "The halls of Stargate behind the wall are to be kept dry by new pumps."))
PUBLISHED = "2026-03-02T12:10:00+00:00"


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with World(tmp_path, source=HARBOUR) as world:
        yield world


async def read_once(world: World) -> None:
    """Let an article be read that no topic matches."""
    world.site.print(another_piece())
    await world.round()
    put(world, PLAIN)
    await world.round()
    assert looks(world) == 1


def put(world: World, piece: Piece) -> None:
    """Publish a piece that says when it was published."""
    world.site.print(piece)
    world.site.pages[SITE + piece.path] = piece.html(published=PUBLISHED)


def looks(world: World) -> int:
    return sum(request.url == SITE + PLAIN.path for request in world.site.asked)


async def pass_time(world: World, minutes: int) -> None:
    for _ in range(minutes // 5):
        await world.round(minutes=5)


async def test_a_name_that_comes_into_the_text_is_told_within_the_hour(world: World) -> None:
    await read_once(world)
    put(world, GAINED)
    await pass_time(world, 15)
    (alert,) = [alert for alert in world.alerts if alert.url.endswith(PLAIN.path)]
    assert alert.kind == "edited"
    assert alert.reason.startswith("Stargate entered the story; ")


async def test_what_gains_nothing_costs_two_looks_more(world: World) -> None:
    await read_once(world)
    await pass_time(world, 300)
    assert looks(world) in {3, 4}  # one may be made to learn whether the host's "not modified" is true


async def test_an_edit_of_what_nobody_follows_costs_no_second_looks(world: World) -> None:
    await read_once(world)
    put(world, replace(PLAIN, title="Harbour wall to be raised by a metre"))
    await pass_time(world, 300)
    assert looks(world) <= 3 + 1  # one more may be made to learn whether the host's "not modified" is true
    assert not [alert for alert in world.alerts if alert.url.endswith(PLAIN.path)]


async def test_without_further_looks_a_headline_that_the_listing_shows_is_enough(tmp_path: Path) -> None:
    with World(tmp_path, source=replace(HARBOUR, untracked_looks=0)) as world:
        await read_once(world)
        await pass_time(world, 30)
        assert looks(world) == 1
        world.site.headlines[PLAIN.path] = "Harbour wall to be raised for Stargate"
        put(world, GAINED)
        await pass_time(world, 10)
        assert [alert.kind for alert in world.alerts if alert.url.endswith(PLAIN.path)] == ["edited"]


async def test_a_listing_that_says_another_thing_at_every_look_is_not_followed_at_every_look(world: World) -> None:
    await read_once(world)
    for number in range(48):
        world.site.headlines[PLAIN.path] = f"Harbour wall, {number} readers"
        put(world, PLAIN)
        await world.round(minutes=5)
    assert looks(world) < 25


async def test_an_article_that_gained_its_topic_joins_the_story_that_tells_the_same(world: World) -> None:
    await read_once(world)
    world.site.print(a_piece())
    await world.round()
    put(world, replace(PLAIN, title=a_piece().title, body=a_piece().body))
    await pass_time(world, 15)
    with world.store.read() as books:
        stories = {books.articles.get(number).story for number in books.articles.after(0, 10)}
    assert len(stories - {None}) == 2


async def test_what_was_published_long_ago_is_not_looked_at_again(world: World) -> None:
    world.site.print(another_piece())
    await world.round()
    world.site.print(PLAIN)
    world.site.pages[SITE + PLAIN.path] = PLAIN.html(published=(NOON - timedelta(days=1)).isoformat())
    await world.round()
    await pass_time(world, 100)
    assert looks(world) == 1
