"""What waits of an article is settled whenever something else of it is told, and none is told of it twice."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest

from monitor.domain.alerts import AlertKind
from monitor.domain.changes import Severity
from monitor.domain.looks.held import Held
from monitor.domain.routes import Quiet, Route
from monitor.domain.sources import Recheck, Source, SourceKind
from tests.services.world import FEED, SITE, Piece, World, a_piece

HERE = SITE + a_piece().path
WANTED = (AlertKind.NEW, AlertKind.EDITED, AlertKind.REMOVED)
SUBJECTS = ("quay", "crane", "ferry", "lock", "beacon", "tug", "pier")


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    source = Source(name="harbour", kind=SourceKind.FEED, url=FEED, every=timedelta(minutes=1), recheck=Recheck.ALWAYS)
    with World(tmp_path, source=source) as world:
        yield world


def a_text(entries: int) -> Piece:
    """Return a live text with so many entries."""
    piece = a_piece()
    return replace(piece, body=(*piece.body, *(f"The {subject} was shut, too." for subject in SUBJECTS[:entries])))


async def restless(world: World) -> None:
    """Let an article change so often that its newest edit waits."""
    for entries in range(5):
        world.site.print(a_text(entries))
        await world.round(minutes=1)
    assert [alert.kind for alert in world.alerts] == ["edited", "edited", "edited"]
    assert len(waiting(world)) == 1
    world.channel.letters.clear()


def waiting(world: World) -> tuple[Held, ...]:
    with world.store.read() as books:
        return books.held.all()


async def test_an_edit_that_waits_is_told_before_another_story_at_its_address(world: World) -> None:
    await restless(world)
    other = Piece(
        path=a_piece().path,
        title="Lund opens the first tram line",
        body=(
            "Trams will run from the opera to the hills every ten minutes once the rails of Stargate lane are laid.",
            "Mayor Ida Lund called it the longest line that anybody had dared to draw on a map since the war.",
            "Old tunnels below the market are dry, engineers found, and need nothing but lamps and a coat of paint.",
        ),
    )
    world.site.pages[HERE] = other.html(published="2026-03-02T12:40:00+00:00")
    await world.round(minutes=1)
    assert world.channel.kinds == ["edited", "new"]
    await world.round(hours=2)
    assert world.channel.kinds == ["edited", "new"]
    assert waiting(world) == ()


async def test_an_edit_that_waits_is_told_before_its_article_is_removed(world: World) -> None:
    await restless(world)
    world.site.statuses[HERE] = 404
    for _ in range(6):
        await world.round(hours=1)
    assert world.channel.kinds == ["edited", "removed"]
    assert waiting(world) == ()


async def test_an_edit_that_waits_takes_in_what_is_not_worth_telling_by_itself(world: World) -> None:
    await restless(world)
    last = a_text(4)
    spaced = replace(last, body=(*last.body[:-1], last.body[-1].replace("was shut", "wasshut")))
    world.site.print(spaced)
    await world.round(minutes=1)
    await world.round(hours=1)
    edit = world.alerts[-1]
    assert edit.kind == "edited"
    assert edit.change is not None
    assert (edit.previous, edit.revision) == (4, 6)
    assert edit.change.sentences[-1].after == "The lock wasshut, too."
    assert waiting(world) == ()


async def test_an_edit_of_which_only_a_space_is_left_is_not_told(world: World) -> None:
    await restless(world)
    before = a_text(3)
    spaced = replace(before, body=(*before.body[:-1], before.body[-1].replace("was shut", "wasshut")))
    world.site.print(spaced)
    await world.round(minutes=1)
    assert waiting(world) == ()
    await world.round(hours=1)
    assert world.channel.kinds == []


async def missing(world: World) -> None:
    """Let it be told that an article was removed."""
    world.site.print(a_piece())
    await world.round()
    world.site.statuses[HERE] = 404
    for _ in range(6):
        await world.round(hours=1)
    assert world.channel.kinds == ["removed"]
    world.channel.letters.clear()
    world.site.statuses.clear()


def routes(world: World, *routes: Route, channel: str = "desk") -> None:
    """Let the settings say something else."""
    rules = replace(world.parts.rules, routes=routes, targets={channel: (f"{channel}-1",)})
    world.parts = replace(world.parts, rules_now=lambda: rules)


async def test_that_an_article_is_back_is_told_to_who_was_told_that_it_was_missing(world: World) -> None:
    await missing(world)
    await world.round(hours=1)
    assert world.channel.kinds == ["back"]


async def test_that_an_article_is_back_waits_for_the_end_of_quiet_hours(world: World) -> None:
    night = Quiet(start=time(17, 0), end=time(23, 0), zone="UTC")
    routes(world, Route(name="all", to="desk", tell=WANTED, severity=Severity.NONE, quiet=night))
    await missing(world)
    await world.round(hours=1)
    assert world.alerts[-1].kind == "back"
    assert world.channel.kinds == []
    world.time = datetime(2026, 3, 2, 23, 1, tzinfo=UTC)
    await world.deliver()
    assert world.channel.kinds == ["back"]


async def test_that_an_article_is_back_is_not_told_to_a_channel_that_is_gone(world: World) -> None:
    await missing(world)
    routes(world, Route(name="all", to="other"), channel="other")
    await world.round(hours=1)
    assert world.alerts[-1].kind == "back"
    assert world.channel.kinds == []
