from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, timedelta
from pathlib import Path

import pytest

from monitor.domain.changes import Severity
from monitor.domain.routes import Copies, Route
from monitor.domain.topics import Name, Topic
from monitor.services.asking.backtest import Backtest, Some, backtest
from monitor.services.rules import Rules
from monitor.services.stories.placing import split
from tests.services.test_stories_told import Press
from tests.services.world import NOON, STARGATE, World, a_piece, another_piece

BRIDGE = Topic(name="Bridge", names=(Name(text="bridge"),))


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with World(tmp_path) as world:
        yield world


async def some_days(world: World) -> None:
    """Let an old story stand there, a new one break and be edited, and another one come a day later."""
    world.site.print(a_piece("/news/old", "Ferry back after repairs"))
    await world.round()
    world.site.print(a_piece())
    await world.round()
    world.site.print(a_piece(amount="$700 billion"))
    await world.round()
    page = replace(another_piece(), title="Council votes for a bridge", body=(another_piece().body[1],))
    world.site.pages["https://harbour.example/news/2"] = page.html(published="2026-03-03T12:00:00+00:00")
    world.site.listed.insert(0, "/news/2")
    world.site.print(a_piece(amount="$700 billion"))
    await world.round(days=1)


def rules(world: World, *topics: Topic, severity: Severity = Severity.NONE) -> Rules:
    route = Route(name="all", to="desk", severity=severity)
    return Rules(topics=topics, sources=(world.source,), routes=(route,))


def run(world: World, changed: Rules, present: Rules | None = None, since: int = 0) -> Backtest:
    now = present or rules(world, STARGATE)
    return backtest(world.store, now, changed, since=NOON + timedelta(hours=since), zone=UTC)


def told(some: Some) -> list[tuple[str, str]]:
    return [(each.alert.kind, each.alert.title) for each in some.newest]


async def test_the_present_rules_tell_over_the_past_what_they_told_then(world: World) -> None:
    await some_days(world)
    found = run(world, rules(world, STARGATE))
    assert told(found.told) == [(alert.kind, alert.title) for alert in world.alerts]
    assert (found.missed.count, found.dropped.count) == (0, 0)
    assert {f"{day} {route}": count for (day, route), count in found.by_day.items()} == {"2026-03-02 all": 2}


async def test_a_topic_that_is_added_shows_what_the_present_rules_miss(world: World) -> None:
    await some_days(world)
    found = run(world, rules(world, STARGATE, replace(BRIDGE, names=(Name(text="ferry"),))))
    assert told(found.missed) == [("new", "Council votes for a bridge")]
    assert found.dropped.count == 0


async def test_rules_that_tell_less_shows_what_is_dropped(world: World) -> None:
    await some_days(world)
    found = run(world, rules(world, BRIDGE))
    assert (found.told.count, found.missed.count, found.dropped.count) == (3, 1, 0)
    found = run(world, rules(world))
    assert (found.told.count, found.missed.count, found.dropped.count) == (0, 0, 2)


async def a_wave(world: World) -> None:
    """Let a story break and be edited, with copies between: three word for word, one late, one with another figure."""
    press = Press(world)
    await press.print(replace(another_piece(), path="/news/old"))
    await press.print(a_piece())
    await press.print(a_piece("/wire/1"), "https://paper1.example")
    await press.print(a_piece("/wire/2"), "https://paper2.example")
    await press.print(a_piece(amount="$700 billion"))
    await press.print(a_piece("/wire/3"), "https://paper3.example")
    await press.print(a_piece("/wire/4", amount="$400 billion"), "https://paper4.example")


@pytest.mark.parametrize("copies", list(Copies))
@pytest.mark.parametrize("size", [1, 3])
async def test_copies_are_told_over_the_past_as_they_were_then(tmp_path: Path, copies: Copies, size: int) -> None:
    with World(tmp_path) as world:
        route = replace(world.parts.rules.routes[0], copies=copies, story_size=size)
        then = replace(world.parts.rules, routes=(route,))
        world.parts = replace(world.parts, rules_now=lambda: then)
        await a_wave(world)
        found = run(world, then, then)
        assert sorted(kind for kind, _ in told(found.told)) == sorted(world.channel.kinds)


async def test_a_story_counts_the_articles_that_it_had_then_though_a_person_took_one_out_since(tmp_path: Path) -> None:
    with World(tmp_path) as world:
        route = replace(world.parts.rules.routes[0], copies=Copies.ALL, story_size=3)
        then = replace(world.parts.rules, routes=(route,))
        world.parts = replace(world.parts, rules_now=lambda: then)
        await a_wave(world)
        before = told(run(world, then, then).told)
        with world.store.begin() as books:
            split(books, 2, world.now())
        assert before
        assert told(run(world, then, then).told) == before


async def test_only_what_was_seen_in_time_counts(world: World) -> None:
    await some_days(world)
    found = run(world, rules(world, replace(BRIDGE, names=(Name(text="ferry"),))), since=20)
    assert (found.articles, found.revisions, found.told.count) == (3, 1, 1)


async def test_nothing_is_written(world: World) -> None:
    await some_days(world)
    before = _everything(world)
    run(world, rules(world, BRIDGE))
    assert _everything(world) == before


def _everything(world: World) -> object:
    with world.store.read() as books:
        return books.topics.all(), books.topics.counts(), books.alerts.all(), books.articles.counts()
