"""What is learned while pages are read, and that it is never told as news."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from monitor.domain.looks.learning import Experience, LearnedLayout
from monitor.domain.looks.tracking import Known
from tests.services.world import SITE, Piece, World, a_piece

PROMPT = "Our letter brings you the news of the harbour each morning before the first ferry leaves the pier."
HOST = "harbour.example"


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with World(tmp_path) as world:
        yield world


def known(world: World, path: str) -> Known:
    with world.store.read() as books:
        found = books.articles.find((HOST + path,))
    assert found is not None
    return found


def a_story_of(number: int) -> Piece:
    """Return one of many stories of a site, all with the same last paragraph."""
    piece = a_piece(f"/news/{number}", f"Stargate, chapter {number}")
    own = tuple(f"{sentence} Chapter {number} of the council's minutes says so." for sentence in piece.body)
    return replace(piece, body=(*own, PROMPT))


async def test_other_furniture_needs_no_reading_and_is_a_sighting_with_its_reason(world: World) -> None:
    world.site.print(a_piece())
    await world.round()
    world.site.print(a_piece(), furniture="<aside><ul><li><a href='/2'>Another story</a></li></ul></aside>")
    await world.round()
    article = known(world, "/news/1")
    with world.store.read() as books:
        sightings = books.sightings.of(article.id)
    assert "region" in sightings[-1].reason
    assert article.revision == 1


async def test_an_edit_after_a_stop_is_told(world: World) -> None:
    world.site.print(a_piece())
    await world.round()
    world.site.print(a_piece(), furniture="<hr>")
    await world.round()
    world.site.print(a_piece(amount="$700 billion"), furniture="<hr>")
    await world.round()
    assert [alert.kind for alert in world.alerts] == ["edited"]


async def test_what_is_learned_of_an_outlet_is_never_told_as_an_edit(world: World) -> None:
    for number in range(1, 8):
        piece = a_story_of(number)
        world.site.print(piece)
        world.site.pages[SITE + piece.path] = piece.html(published=f"2026-02-{number:02}T09:00:00+00:00")
        await world.round()
    with world.store.read() as books:
        learned = books.outlets.layouts(HOST).learned
    assert learned.regions[0].furniture
    first = a_story_of(1)
    for number in range(2):
        world.site.pages[SITE + first.path] = first.html("<hr>" * number, published="2026-02-01T09:00:00+00:00") + "\n"
        await world.round()
    with world.store.read() as books:
        latest = books.revisions.latest(known(world, first.path).id)
    assert latest is not None
    assert latest.article.reader.learned == learned.version
    assert PROMPT not in latest.article.body
    assert latest.technical
    assert "edited" not in [alert.kind for alert in world.alerts]


def test_what_was_learned_comes_back_as_it_was(world: World) -> None:
    state = Experience(
        version=3, layouts=(LearnedLayout(path="/html/body", way="name", trusted=True, furniture=("a",)),)
    )
    with world.store.begin() as books:
        books.outlets.keep_layouts(HOST, state)
    with world.store.read() as books:
        assert books.outlets.layouts(HOST) == state
        assert books.outlets.layouts("another.example") == Experience()
