"""What an outlet changes on many pages is seen early, costs the site little, and is told as one thing."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from monitor.domain.changes import Severity
from monitor.domain.looks.waves import FEWEST
from monitor.domain.routes import Cap, Group, Route
from monitor.services.alerting.releasing import release
from tests.services.test_keeping import BANNER, SUBJECTS, a_story, edits, notices, printed
from tests.services.world import FEED, World

NOTE = "Our office moved to the old mill beside the lock."


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with World(tmp_path) as world:
        yield world


async def test_an_edit_of_an_article_that_was_just_told_with_a_wave_waits_for_nothing(world: World) -> None:
    await printed(world)
    await printed(world, BANNER)
    await world.round(minutes=61)
    assert len(edits(world)) == len(SUBJECTS)
    world.site.print(a_story(3, BANNER, "The museum is to be painted green."))
    await world.round(minutes=5)
    assert len(edits(world)) == len(SUBJECTS) + 1


async def test_a_wave_is_one_message_though_a_route_groups_and_counts(world: World) -> None:
    await printed(world)
    cap = Cap(count=3, within=timedelta(minutes=5))
    careful = Route(name="all", to="desk", severity=Severity.NONE, group=Group(), at_most=cap)
    rules = replace(world.parts.rules, routes=(careful,))
    world.parts = replace(world.parts, rules_now=lambda: rules)
    await printed(world, BANNER)
    world.channel.letters.clear()
    await world.round(minutes=61)
    await world.round(minutes=10)
    letters = [letter for letter in world.channel.letters if letter.alerts[0].kind == "edited"]
    assert [(letter.bundle, len(letter.alerts)) for letter in letters] == [("held", len(SUBJECTS))]


async def test_what_came_to_the_wave_later_travels_in_the_same_message(world: World) -> None:
    await printed(world)
    for number in range(len(SUBJECTS) - 1):
        world.site.print(a_story(number, BANNER))
    await world.round()
    world.site.print(a_story(9, BANNER))
    await world.round()
    world.channel.letters.clear()
    await world.round(minutes=56)
    (letter,) = world.channel.letters
    assert len(letter.alerts) == len(SUBJECTS)


async def test_of_a_wave_a_few_articles_are_asked_for_again_and_the_others_are_not(world: World) -> None:
    await printed(world)
    world.site.asked.clear()
    await printed(world, BANNER)
    again = len([each for each in world.site.asked if each.url != FEED]) - len(SUBJECTS)
    assert 0 < again <= 2 * (FEWEST + 1)


async def test_a_banner_that_reaches_one_article_after_the_other_is_held_once_several_have_it(world: World) -> None:
    await printed(world)
    for number in range(len(SUBJECTS)):
        world.site.print(a_story(number, BANNER))
        await world.round(minutes=8)
    assert len(edits(world)) == FEWEST - 1
    assert sum("layout changed?" in said for said in notices(world)) == 1
    await world.round(hours=2)
    assert len(edits(world)) == len(SUBJECTS)


async def test_two_waves_at_once_are_told_of_in_one_notice(world: World) -> None:
    await printed(world)
    for number in range(len(SUBJECTS)):
        world.site.print(a_story(number, BANNER if number < FEWEST else NOTE))
    await world.round()
    assert edits(world) == []
    assert sum("layout changed?" in said for said in notices(world)) == 1


async def test_releasing_twice_at_one_instant_tells_nothing_twice(world: World) -> None:
    await printed(world)
    await printed(world, BANNER)
    world.later(hours=2)
    release(world.parts, world.time)
    release(world.parts, world.time)
    assert len(edits(world)) == len(SUBJECTS)


async def test_a_second_line_on_every_page_begins_no_new_hour_for_what_waits(world: World) -> None:
    await printed(world)
    await printed(world, BANNER)
    world.later(minutes=34)
    await printed(world, NOTE)
    assert edits(world) == []
    await world.round(minutes=16)
    assert edits(world) == []
    await world.round(minutes=6)
    assert len(edits(world)) == len(SUBJECTS)
