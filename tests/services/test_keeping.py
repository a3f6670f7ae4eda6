from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from monitor.domain.alerts import Alert, Cause
from monitor.domain.sources import Recheck, Source, SourceKind
from monitor.services.alerting.releasing import release
from tests.services.world import FEED, Piece, World

BANNER = "Follow our channel for all the news of the day."
SUBJECTS = ("harbour", "hospital", "library", "museum", "ferry", "school", "court", "station", "theatre", "bakery")


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with World(tmp_path) as world:
        yield world


@pytest.fixture
def live(tmp_path: Path) -> Iterator[World]:
    source = Source(name="harbour", kind=SourceKind.FEED, url=FEED, every=timedelta(minutes=1), recheck=Recheck.ALWAYS)
    with World(tmp_path, source=source) as world:
        yield world


def a_story(number: int, *more: str) -> Piece:
    subject = SUBJECTS[number]
    return Piece(
        path=f"/news/{number}",
        title=f"Stargate and the {subject}",
        body=(
            f"The {subject} is to be moved for a Stargate hall, its director said after a long evening meeting.",
            f"Nobody knows yet where the {subject} will stand, but the plans are to be shown in spring.",
            f"Neighbours of the {subject} want to be heard before the first tree is cut.",
            *more,
        ),
    )


async def printed(world: World, *more: str) -> None:
    """Print ten stories, with some sentences more, and look."""
    for number in range(len(SUBJECTS)):
        world.site.print(a_story(number, *more))
    await world.round()


def edits(world: World) -> Sequence[Alert]:
    return [alert for alert in world.alerts if alert.kind == "edited"]


def notices(world: World) -> list[str]:
    return [alert.title for letter in world.channel.letters for alert in letter.alerts if alert.kind == "source"]


async def test_the_same_sentence_on_every_page_is_held_and_one_notice_says_so(world: World) -> None:
    await printed(world)
    await printed(world, BANNER)
    assert edits(world) == []
    assert sum("layout changed?" in said and "10 of 10" in said for said in notices(world)) == 1


async def test_what_was_held_is_told_after_an_hour_in_one_message_and_says_so(world: World) -> None:
    await printed(world)
    await printed(world, BANNER)
    world.channel.letters.clear()
    await world.round(minutes=59)
    assert edits(world) == []
    await world.round(minutes=2)
    (letter,) = world.channel.letters
    assert letter.bundle == "held"
    assert len(letter.alerts) == len(SUBJECTS)
    assert all(alert.held_since is not None and "changed alike" in alert.reason for alert in letter.alerts)


async def test_a_banner_that_goes_again_within_the_hour_was_never_told(world: World) -> None:
    await printed(world)
    await printed(world, BANNER)
    await printed(world)
    await world.round(hours=2)
    assert edits(world) == []
    with world.store.read() as books:
        assert books.held.all() == ()


async def test_an_article_with_an_edit_of_its_own_is_told_at_once(world: World) -> None:
    await printed(world)
    for number in range(len(SUBJECTS)):
        world.site.print(a_story(number, BANNER))
    own = a_story(7, BANNER)
    world.site.print(replace(own, body=(own.body[0].replace("director", "deputy"), *own.body[1:])))
    await world.round()
    (edit,) = edits(world)
    assert edit.url.endswith("/news/7")


async def test_many_edits_of_different_words_are_news_and_wait_for_nothing(world: World) -> None:
    await printed(world)
    for number, subject in enumerate(SUBJECTS):
        later = f"Later in the evening the {subject} was said to stay where it is for {number + 2} years."
        world.site.print(a_story(number, later))
    await world.round()
    assert len(edits(world)) == len(SUBJECTS)


async def test_an_article_looked_at_later_still_belongs_to_the_wave(world: World) -> None:
    await printed(world)
    for number in range(len(SUBJECTS) - 1):
        world.site.print(a_story(number, BANNER))
    await world.round()
    await world.round(hours=2)
    told = len(edits(world))
    world.site.print(a_story(9, BANNER))
    await world.round()
    assert len(edits(world)) == told == 9
    await world.round(hours=2)
    assert len(edits(world)) == 10


async def test_held_edits_outlive_a_restart(world: World) -> None:
    await printed(world)
    await printed(world, BANNER)
    world.later(hours=2)
    release(world.parts, world.time)
    assert len(edits(world)) == len(SUBJECTS)


async def test_one_edit_waits_only_until_others_were_looked_at(world: World) -> None:
    await printed(world)
    world.site.print(a_story(3, "The ferry is to be painted green."))
    await world.look()
    release(world.parts, world.time)
    assert len(edits(world)) == 1
    with world.store.read() as books:
        assert books.held.all() == ()


def a_live_story(entries: int) -> Piece:
    """Return a live blog with so many entries."""
    return a_story(0, *(f"Entry {SUBJECTS[number % 10]} of step {'x' * number} came in." for number in range(entries)))


async def minutes(live: World, count: int, *, start: int = 0) -> None:
    """Let a live blog change every minute."""
    for number in range(start, start + count):
        live.site.print(a_live_story(number + 1))
        await live.round(minutes=1)


async def test_a_text_that_changes_every_minute_is_told_at_once_then_ever_more_seldom(live: World) -> None:
    live.site.print(a_story(0))
    await live.round()
    begun = live.time
    await minutes(live, 60)
    told = [int((alert.at - begun) / timedelta(minutes=1)) for alert in edits(live)]
    assert told == [1, 2, 3, 13, 43]


async def test_the_last_state_is_told_in_the_end_as_the_net_change(live: World) -> None:
    live.site.print(a_story(0))
    await live.round()
    await minutes(live, 10)
    assert len(edits(live)) == 3
    with live.store.read() as books:
        assert [one.cause for one in books.held.all()] == [Cause.PACED]
    await live.round(minutes=10)
    last = edits(live)[-1]
    assert (last.previous, last.revision, last.steps) == (4, 11, 7)
    assert last.change is not None
    assert len(last.change.sentences) == 7
    assert last.held_since is not None


async def test_what_weighs_high_never_waits_and_brings_what_waited_along(live: World) -> None:
    live.site.print(a_story(0))
    await live.round()
    await minutes(live, 5)
    story = a_live_story(5)
    denied = story.body[0].replace("is to be moved", "is not to be moved")
    live.site.print(replace(story, body=(denied, *story.body[1:])))
    await live.round(minutes=1)
    assert len(edits(live)) == 4
    assert edits(live)[-1].previous == 4


async def test_a_topic_that_leaves_is_said_although_other_edits_waited(live: World) -> None:
    live.site.print(a_story(0))
    await live.round()
    await minutes(live, 5)
    story = a_live_story(5)
    without = tuple(paragraph.replace("Stargate", "new") for paragraph in story.body)
    live.site.print(replace(story, title="The harbour is to be moved", body=without))
    await live.round(minutes=1)
    last = edits(live)[-1]
    assert (last.steps, last.left) == (3, ("Stargate",))
    assert last.reason.startswith("Stargate was removed from the story; ")


async def test_a_live_text_that_goes_back_before_its_turn_has_nothing_left_to_tell(live: World) -> None:
    live.site.print(a_story(0))
    await live.round()
    await minutes(live, 3)
    told = len(edits(live))
    await minutes(live, 1, start=5)
    await minutes(live, 1, start=2)
    await live.round(hours=1)
    assert len(edits(live)) == told


async def test_a_text_served_cut_short_once_undoes_no_edit_that_waits(live: World) -> None:
    live.site.print(a_story(0))
    await live.round()
    await minutes(live, 3)
    short = a_live_story(3)
    inspected = (
        f"Engineers found the walls of the {subject} sound and its roof in need of repair." for subject in SUBJECTS
    )
    longer = replace(short, body=(*short.body, *inspected))
    for shown in (longer, short, longer):
        live.site.print(shown)
        await live.round(minutes=1)
    await live.round(minutes=10)
    assert (edits(live)[-1].previous, edits(live)[-1].revision) == (4, 5)


async def test_a_sentence_deleted_days_after_a_wave_of_losses_is_told_and_not_held(world: World) -> None:
    await printed(world, BANNER, "Read it first in our app.")
    await printed(world)
    await world.round(minutes=62)
    told = len(edits(world))
    await world.round(hours=70)
    story = a_story(3)
    world.site.print(replace(story, body=(story.body[0], *story.body[2:])))
    await world.round()
    assert len(edits(world)) == told + 1
