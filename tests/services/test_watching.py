from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from monitor.domain.addresses.address import Address
from monitor.domain.alerts import AlertKind
from monitor.domain.changes import Kind, Severity
from monitor.domain.pages import Page
from monitor.domain.routes import Route
from monitor.domain.sources import Listing, Source, SourceKind
from tests.services.world import FEED, SITE, Here, World, a_piece


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with World(tmp_path) as world:
        yield world


async def begun(world: World) -> None:
    """Look once at a site that has only an old story."""
    world.site.print(a_piece("/news/old", "Ferry back after repairs"))
    await world.round()


async def test_the_first_look_records_and_tells_nothing(world: World) -> None:
    world.site.print(a_piece())
    await world.round()
    with world.store.read() as books:
        assert books.articles.counts() == (1, 1)
    assert world.alerts == []


async def test_a_new_story_is_told_once_however_often_it_is_seen(world: World) -> None:
    await begun(world)
    world.site.print(a_piece())
    for _ in range(3):
        await world.round()
    assert world.channel.kinds == ["new"]
    assert world.alerts[0].title == "Stargate site breaks ground"


async def test_a_story_without_our_topics_is_kept_and_neither_followed_nor_told(world: World) -> None:
    await begun(world)
    world.site.print(replace(a_piece("/news/2", "Cycle path opens"), body=("The new cycle path is open to all.",)))
    await world.round()
    with world.store.read() as books:
        assert books.articles.counts() == (2, 1)
    assert world.alerts == []


async def test_an_edit_is_told_with_what_it_changed_and_when(world: World) -> None:
    await begun(world)
    world.site.print(a_piece())
    await world.round()
    unchanged = world.time
    world.site.print(a_piece(amount="$700 billion"))
    await world.round()
    new, edited = world.alerts
    assert (new.kind, edited.kind) == ("new", "edited")
    assert edited.change is not None
    assert Kind.FIGURE in edited.change.kinds
    assert [(one.before, one.after) for one in edited.change.figures] == [("$500 billion", "$700 billion")]
    assert (edited.unseen_since, edited.seen_at) == (unchanged, world.time)


async def test_furniture_makes_no_revision(world: World) -> None:
    await begun(world)
    world.site.print(a_piece())
    await world.round()
    world.site.print(a_piece(), furniture="<aside><h3>Most read</h3><ul><li>1,204 views</li></ul></aside>")
    await world.round()
    with world.store.read() as books:
        found = books.articles.find(("harbour.example/news/1",))
        assert found is not None
        assert found.revision == 1
    assert world.channel.kinds == ["new"]


async def test_a_story_that_goes_back_to_an_earlier_wording_is_told_as_a_revert(world: World) -> None:
    await begun(world)
    for amount in ("$500 billion", "$700 billion", "$500 billion"):
        world.site.print(a_piece(amount=amount))
        await world.round()
    change = world.alerts[-1].change
    assert change is not None
    assert Kind.REVERT in change.kinds
    assert change.reverts_to == 1


async def test_the_same_text_under_another_address_is_told_once(world: World) -> None:
    await begun(world)
    world.site.print(a_piece())
    await world.round()
    world.site.print(a_piece("/news/1b?utm_source=feed", "Stargate site breaks ground - agency"))
    await world.round()
    assert world.channel.kinds == ["new"]


async def test_an_article_that_left_the_listing_is_still_watched(world: World) -> None:
    await begun(world)
    world.site.print(a_piece())
    await world.round()
    world.site.listed.remove("/news/1")
    world.site.print(a_piece("/news/old", "Ferry back after repairs"))
    world.site.pages[SITE + "/news/1"] = a_piece(amount="$700 billion").html()
    await world.round()
    assert world.channel.kinds == ["new", "edited"]


async def test_a_page_that_is_gone_is_told_as_removed_only_after_hours(world: World) -> None:
    await begun(world)
    world.site.print(a_piece())
    await world.round()
    world.site.statuses[SITE + "/news/1"] = 404
    for _ in range(6):
        await world.round(minutes=10)
    assert world.channel.kinds == ["new"]
    await world.round(hours=4)
    assert world.channel.kinds == ["new", "removed"]


async def test_a_page_that_cannot_be_found_is_told_as_unreachable_once_to_those_who_ask(world: World) -> None:
    asks = Route(name="all", to="desk", severity=Severity.NONE, tell=(AlertKind.NEW, AlertKind.UNREACHABLE))
    rules = replace(world.parts.rules, routes=(asks,))
    world.parts = replace(world.parts, rules_now=lambda: rules)
    await begun(world)
    world.site.print(a_piece())
    await world.round()
    world.site.statuses[SITE + "/news/1"] = 404
    for _ in range(9):
        await world.round(minutes=10)
    assert world.channel.kinds == ["new", "unreachable"]
    assert [alert.kind for alert in world.alerts] == ["new", "unreachable"]


async def test_what_is_over_a_week_old_when_it_is_first_listed_is_no_news(world: World) -> None:
    await begun(world)
    piece = a_piece()
    world.site.print(piece)
    world.site.pages[SITE + piece.path] = piece.html(published="2026-02-22T09:00:00+00:00")
    await world.round()
    assert world.alerts == []
    with world.store.read() as books:
        assert books.articles.find(Address(SITE + piece.path).keys) is not None


async def test_an_outage_is_no_edit_and_no_removal(world: World) -> None:
    await begun(world)
    world.site.print(a_piece())
    await world.round()
    world.site.statuses[SITE + "/news/1"] = 503
    for _ in range(6):
        await world.round(hours=1)
    world.site.statuses.clear()
    await world.round(hours=1)
    assert world.channel.kinds == ["new"]


async def test_a_source_that_fails_is_told_once_and_so_is_its_recovery(world: World) -> None:
    await begun(world)
    world.channel.letters.clear()
    world.site.statuses[FEED] = 500
    for _ in range(5):
        await world.round(hours=1)
    world.site.statuses.clear()
    await world.round(hours=1)
    told = [letter.alerts[0].title for letter in world.channel.letters]
    assert len(told) == 2
    assert "cannot be read" in told[0]
    assert "can be read again" in told[1]


async def test_each_trouble_of_a_single_page_is_told_and_each_recovery(tmp_path: Path) -> None:
    page = Source(name="one", kind=SourceKind.PAGE, url=SITE + "/news/1")
    with World(tmp_path, source=page) as world:
        world.site.print(a_piece())
        await world.round()
        world.channel.letters.clear()
        for _ in range(2):
            world.site.statuses[SITE + "/news/1"] = 503
            for _ in range(5):
                await world.round(hours=1)
            world.site.statuses.clear()
            await world.round(hours=2)
        said = [letter.alerts[0].title for letter in world.channel.letters]
    assert [("again" in title) for title in said] == [False, True, False, True]


async def test_the_first_message_says_what_was_found_and_from_when_it_tells(world: World) -> None:
    await begun(world)
    await world.round()
    (letter,) = world.channel.letters
    assert "1 article " in letter.alerts[0].title
    assert "2026-03-02 12:06 UTC" in letter.alerts[0].title


async def test_an_entry_waits_through_an_outage_and_is_told_afterwards(world: World) -> None:
    await begun(world)
    world.site.print(a_piece())
    page = world.site.pages.pop(SITE + "/news/1")
    for _ in range(10):
        await world.round(hours=1)
    world.site.pages[SITE + "/news/1"] = page
    await world.round(hours=1)
    assert world.channel.kinds == ["new"]


async def test_one_look_that_failed_and_an_outage_are_no_removal(world: World) -> None:
    await begun(world)
    world.site.print(a_piece())
    await world.round()
    page = world.site.pages.pop(SITE + "/news/1")
    world.site.statuses[SITE + "/news/1"] = 404
    await world.round(minutes=10)
    world.site.statuses.clear()
    for _ in range(5):
        await world.round(hours=1)
    world.site.statuses[SITE + "/news/1"] = 404
    await world.round(hours=1)
    world.site.statuses.clear()
    world.site.pages[SITE + "/news/1"] = page
    await world.round(hours=1)
    assert world.channel.kinds == ["new"]


async def test_a_page_of_years_ago_that_a_list_shows_now_is_no_news(world: World) -> None:
    await begun(world)
    world.site.print(a_piece())
    page = world.site.pages[SITE + "/news/1"]
    world.site.pages[SITE + "/news/1"] = page.replace("2026-03-02T11:50", "2021-03-02T11:50")
    await world.round()
    assert world.alerts == []


async def test_two_entries_that_lead_to_one_article_make_one(world: World) -> None:
    await begun(world)
    world.site.print(a_piece())
    world.site.print(a_piece("/news/1?utm_source=mail"))
    await world.round()
    assert world.channel.kinds == ["new"]
    with world.store.read() as books:
        assert books.articles.counts() == (2, 2)


async def test_a_source_whose_reading_breaks_is_told_like_any_other_trouble(world: World) -> None:
    class Broken(Here):
        async def listing(self, page: Page, source: Source) -> Listing:
            raise RuntimeError(f"nobody foresaw this: {page.url}, {source.name}")

    await begun(world)
    world.channel.letters.clear()
    world.parts = replace(world.parts, reading=Broken())
    for number in range(4):
        world.site.print(a_piece(f"/news/{number}"))
        await world.round(hours=2)
    (letter,) = world.channel.letters
    assert "in a way nobody foresaw" in letter.alerts[0].title
