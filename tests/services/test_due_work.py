"""What is due is taken in an order in which nothing starves."""

from datetime import timedelta
from pathlib import Path

import pytest

from monitor.domain.sources import Entry, Recheck, Source, SourceKind
from monitor.services.looking import rounds
from monitor.services.looking.work import due_work
from tests.services.world import FEED, SITE, World, a_piece, another_piece

MANY = 30  # pages that stood there before we came


def kinds(world: World) -> list[str]:
    """Return what is due, by the first word of each name, without looks at the source."""
    names = (work.name.split()[0] for work in due_work(world.parts))
    return [name for name in names if name != "check"]


async def test_many_pages_from_before_we_came_starve_no_article_that_may_have_been_edited(tmp_path: Path) -> None:
    source = Source(name="harbour", kind=SourceKind.FEED, url=FEED, every=timedelta(hours=9), recheck=Recheck.LADDER)
    with World(tmp_path, source=source) as world:
        for piece in (a_piece(), another_piece()):
            world.site.print(piece)
        await world.round()
        world.later(hours=2)
        old = tuple(Entry(url=f"{SITE}/old/{number}") for number in range(MANY))
        with world.store.begin() as books:
            books.entries.listed("harbour", old, world.time, at_first_look=True)
        assert kinds(world)[:5] == ["look", "read", "look", "read", "read"]


async def test_what_was_just_listed_goes_before_what_may_have_been_edited(tmp_path: Path) -> None:
    source = Source(name="harbour", kind=SourceKind.FEED, url=FEED, every=timedelta(hours=9), recheck=Recheck.LADDER)
    with World(tmp_path, source=source) as world:
        for piece in (a_piece(), another_piece()):
            world.site.print(piece)
        await world.round()
        world.later(hours=2)
        with world.store.begin() as books:
            books.entries.listed("harbour", (Entry(url=f"{SITE}/new"),), world.time, at_first_look=False)
        assert kinds(world) == ["read", "look", "look"]


async def test_who_looks_once_puts_a_slow_host_off_and_what_is_left_stays_due(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rounds, "SLOW", 0.0)
    monkeypatch.setattr(rounds, "LONGEST_SLOW", 1e-9)
    with World(tmp_path) as world:
        for number in range(5):
            world.site.print(a_piece(f"/news/{number}"))
        await world.look()
        asked = len(world.site.asked)
        assert asked == 1  # the listing alone
        assert due_work(world.parts)
        await world.look()
        assert len(world.site.asked) > asked
