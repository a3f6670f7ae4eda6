"""A topic that comes into a story or leaves it, from the page to the channel."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from monitor.domain.alerts import Alert
from monitor.domain.changes import Severity
from monitor.domain.routes import Route
from monitor.domain.topics import Name, Topic
from tests.services.world import STARGATE, Piece, World, a_piece, another_piece

SOFTBANK = Topic(name="SoftBank", names=(Name(text="SoftBank"), Name(text="소프트뱅크")))
PICTURE = "<figure><img src='/a.jpg' alt=''><figcaption>{}</figcaption></figure>"


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    """Return a world whose only route is on SoftBank, and wants weighty edits alone."""
    route = Route(name="softbank", to="desk", topics=("SoftBank",), severity=Severity.HIGH)
    with World(tmp_path) as world:
        rules = replace(world.parts.rules, topics=(STARGATE, SOFTBANK), routes=(route,))
        world.parts = replace(world.parts, rules_now=lambda: rules)
        yield world


def with_line(line: str) -> Piece:
    piece = a_piece()
    return replace(piece, body=(*piece.body, line))


def with_caption(caption: str) -> Piece:
    piece = a_piece()
    return replace(piece, body=(*piece.body[:1], f"</p>{PICTURE.format(caption)}<p>", *piece.body[1:]))


async def edits(world: World, *states: Piece) -> list[Alert]:
    """Publish one state of an article after the other; return the alerts on its edits."""
    world.site.print(another_piece())
    await world.round()
    for state in states:
        world.site.print(state)
        await world.round()
    return [alert for alert in world.alerts if alert.kind == "edited"]


async def test_the_last_mention_of_a_topic_that_leaves_is_told_on_its_route(world: World) -> None:
    (edit,) = await edits(world, with_line("SoftBank holds a share of the site."), a_piece())
    assert edit.reason.startswith("SoftBank was removed from the story; ")
    assert (edit.topics, edit.entered, edit.left) == (("Stargate", "SoftBank"), (), ("SoftBank",))
    assert world.channel.kinds == ["new", "edited"]


async def test_a_topic_that_enters_a_story_is_told_on_its_route(world: World) -> None:
    (edit,) = await edits(world, a_piece(), with_line("SoftBank holds a share of the site."))
    assert edit.reason.startswith("SoftBank entered the story; ")
    assert (edit.entered, edit.left) == (("SoftBank",), ())
    assert world.channel.kinds == ["edited"]


async def test_a_topic_that_leaves_with_a_caption_is_told(world: World) -> None:
    before, after = with_caption("Masayoshi Son of SoftBank"), with_caption("Masayoshi Son, an investor")
    (edit,) = await edits(world, before, after)
    assert edit.reason.startswith("SoftBank was removed from the story; ")
    assert world.channel.kinds == ["new", "edited"]


async def test_a_topic_that_leaves_by_a_mere_blank_is_told(world: World) -> None:
    before, after = with_line("The SoftBank er, bank, joins."), with_line("The SoftBanker, bank, joins.")
    (edit,) = await edits(world, before, after)
    assert edit.reason.startswith("SoftBank was removed from the story; ")
    assert world.channel.kinds == ["new", "edited"]


async def test_one_of_two_mentions_that_leaves_is_an_edit_like_any_other(world: World) -> None:
    before = with_line("SoftBank holds a share. SoftBank said so.")
    (edit,) = await edits(world, before, with_line("SoftBank holds a share."))
    assert "removed from the story" not in edit.reason
