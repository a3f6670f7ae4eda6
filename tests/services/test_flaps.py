from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from itertools import count, cycle
from pathlib import Path

import pytest

from monitor.domain.alerts import Alert
from monitor.domain.changes import Kind
from tests.services.world import SITE, Piece, World, a_piece

HERE = SITE + "/news/1"
OTHER = replace(a_piece(), title="What nobody told you about the Stargate site")


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    with World(tmp_path) as world:
        world.site.print(a_piece())
        await world.round()
        yield world


def edits(world: World) -> list[Alert]:
    return [alert for alert in world.alerts if alert.kind == "edited"]


def kinds(alert: Alert) -> tuple[Kind, ...]:
    assert alert.change is not None
    return alert.change.kinds


async def stands(world: World, *pieces: Piece) -> None:
    """Let wordings stand for a while, one after the other."""
    for piece in pieces:
        world.site.print(piece)
        await world.round()


async def test_two_headlines_served_in_turn_are_told_once_with_both(world: World) -> None:
    world.site.in_turn[HERE] = cycle([OTHER.html(), a_piece().html()])
    for _ in range(6):
        await world.round()
    (told,) = edits(world)
    assert {Kind.HEADLINE, Kind.FLAP} <= set(kinds(told))
    assert told.change is not None
    assert told.change.title is not None
    assert {told.change.title.before, told.change.title.after} == {a_piece().title, OTHER.title}
    assert "two wordings are served in turn" in told.reason


async def test_an_article_served_in_turn_grows_old_and_is_looked_at_less(world: World) -> None:
    world.site.in_turn[HERE] = cycle([OTHER.html(), a_piece().html()])
    await world.round()
    told_at = world.time
    for _ in range(4):
        await world.round()
    with world.store.read() as books:
        known = books.articles.get(1)
    assert known.revision > 2
    assert known.changed_at == told_at


async def test_a_third_wording_is_an_edit_again(world: World) -> None:
    world.site.in_turn[HERE] = cycle([OTHER.html(), a_piece().html()])
    await world.round()
    del world.site.in_turn[HERE]
    await stands(world, a_piece(amount="$700 billion"))
    flap, edit = edits(world)
    assert Kind.FLAP in kinds(flap)
    assert Kind.FIGURE in kinds(edit)
    assert Kind.FLAP not in kinds(edit)


async def test_an_edit_that_is_taken_back_is_two_edits(world: World) -> None:
    await stands(world, a_piece(amount="$700 billion"), a_piece())
    edit, revert = edits(world)
    assert Kind.REVERT not in kinds(edit)
    assert Kind.REVERT in kinds(revert)


async def test_wordings_that_follow_each_other_within_hours_are_a_flap_told_once(world: World) -> None:
    await stands(world, *[OTHER, a_piece()] * 4)
    assert [Kind.FLAP in kinds(alert) for alert in edits(world)] == [False, False, True]


async def test_a_wording_that_stood_for_long_gives_way_to_an_edit(world: World) -> None:
    await stands(world, OTHER, a_piece())
    world.later(hours=8)
    await stands(world, OTHER)
    assert Kind.REVERT in kinds(edits(world)[-1])
    assert len(edits(world)) == 3


async def test_words_that_are_others_at_each_look_are_no_edit(world: World) -> None:
    def pages() -> Iterator[str]:
        for number in count():
            shown = a_piece()
            last = f"This page was put together for reader number {number * 7919} of today by our machine."
            yield replace(shown, body=(*shown.body, last)).html()

    world.site.in_turn[HERE] = pages()
    for _ in range(4):
        await world.round()
    assert len(edits(world)) <= 1, "the line itself is new once"


async def test_an_edit_is_looked_at_again_at_once_and_an_unchanged_page_is_not(world: World) -> None:
    world.site.asked.clear()
    await world.round()
    once = [request.url for request in world.site.asked].count(HERE)
    await stands(world, a_piece(amount="$700 billion"))
    assert [request.url for request in world.site.asked].count(HERE) == once + 3
