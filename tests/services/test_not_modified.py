"""A host that says "not modified" is believed, but not for ever, and not when nobody asked."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from monitor.domain.addresses.address import Address
from monitor.domain.looks.tracking import Known
from monitor.domain.pages import Validators
from monitor.domain.sources import Recheck, Source, SourceKind
from tests.services.world import FEED, SITE, World, a_piece, another_piece

HERE = SITE + a_piece().path


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    source = Source(name="harbour", kind=SourceKind.FEED, url=FEED, every=timedelta(minutes=5), recheck=Recheck.LADDER)
    with World(tmp_path, source=source) as world:
        yield world


async def followed(world: World) -> None:
    """Follow an article that was told as new."""
    world.site.print(another_piece())
    await world.round()
    world.site.print(a_piece())
    await world.round()
    world.site.answered.clear()
    assert world.channel.kinds == ["new"]


def the_article(world: World) -> Known:
    with world.store.read() as books:
        known = books.articles.find(Address(HERE).keys)
    assert known is not None
    return known


def asked_with(world: World) -> list[Validators]:
    return [request.validators for request in world.site.asked if request.url == HERE]


async def test_what_was_not_modified_is_seen_and_not_sent_again(world: World) -> None:
    await followed(world)
    await world.round(minutes=20)
    assert 304 in world.site.answered
    known = the_article(world)
    assert known.seen_at is not None
    assert known.read_at is not None
    assert known.seen_at > known.read_at


async def test_an_edit_behind_a_validator_that_never_changes_is_found_within_hours(world: World) -> None:
    world.site.etags[HERE] = '"always"'
    await followed(world)
    world.site.print(a_piece(amount="$700 billion"))
    for _ in range(14):
        await world.round(minutes=30)
    assert world.channel.kinds == ["new", "edited"]
    assert Validators() in asked_with(world)[1:]


async def test_a_host_whose_not_modified_was_not_true_is_never_asked_so_again(world: World) -> None:
    world.site.etags[HERE] = '"always"'
    await followed(world)
    world.site.print(a_piece(amount="$700 billion"))
    for _ in range(14):
        await world.round(minutes=30)
    assert world.site.liars == {HERE}
    world.site.print(a_piece(amount="$900 billion"))
    asked = len(asked_with(world))
    for _ in range(4):
        await world.round(hours=1)
    assert world.channel.kinds == ["new", "edited", "edited"]
    assert {*asked_with(world)[asked:]} == {Validators()}


async def test_a_feed_whose_not_modified_was_not_true_is_read_in_full_from_then_on(world: World) -> None:
    await followed(world)
    world.site.etags[FEED] = '"always"'
    await world.round(minutes=20)
    for number in range(3, 20):
        world.site.print(a_piece(f"/news/{number}", title=f"Stargate hall {number} opens", amount=f"${number} million"))
        await world.round(minutes=20)
    assert FEED in world.site.liars
    with world.store.read() as books:
        assert books.entries.present("harbour")


async def test_a_host_that_keeps_its_word_is_asked_again_and_believed(world: World) -> None:
    await followed(world)
    for amount in range(14):
        world.site.print(a_piece(amount=f"${amount // 5}00 billion"))
        await world.round(minutes=30)
    assert world.site.liars == set()
    assert 304 in world.site.answered


async def test_an_article_that_was_gone_and_is_back_as_it_was_is_read_and_told_as_back(world: World) -> None:
    await followed(world)
    world.site.statuses[HERE] = 404
    for _ in range(7):
        await world.round(hours=1)
    assert world.channel.kinds == ["new", "removed"]
    world.site.statuses.clear()
    for _ in range(3):
        await world.round(hours=1)
    assert world.channel.kinds == ["new", "removed", "back"]


async def test_not_modified_that_nobody_asked_for_proves_nothing(world: World) -> None:
    await followed(world)
    world.site.volunteers.add(HERE)
    world.site.print(a_piece(amount="$700 billion"))
    for _ in range(16):
        await world.round(minutes=30)
    assert the_article(world).failures > 0
    world.site.volunteers.clear()
    for _ in range(4):
        await world.round(hours=1)
    assert world.channel.kinds == ["new", "edited"]


async def test_a_source_that_says_not_modified_before_it_listed_anything_is_in_trouble(world: World) -> None:
    world.site.print(a_piece())
    world.site.volunteers.add(FEED)
    await world.round()
    with world.store.read() as books:
        (state,) = books.sources.all()
    assert state.trouble == "answered 304"
    assert state.first_checked_at is None
