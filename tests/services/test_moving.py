from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from monitor.domain.errors import NewsmonError
from monitor.domain.looks.learning import NOTHING, Learned
from monitor.domain.looks.region_print import RegionPrint
from monitor.domain.looks.verdicts import Look
from monitor.domain.pages import Failure, Page, PageRequest
from monitor.domain.sources import Source, SourceKind
from monitor.fetch.frontier import LocalFrontier
from monitor.services.looking.rounds import Rounds
from tests.services.world import FEED, SITE, Here, Piece, Site, World, a_piece, another_piece

OLD, NEW = f"{SITE}/news/1", f"{SITE}/2026/stargate-1"


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with World(tmp_path) as world:
        yield world


class Redirecting(Site):
    """A site that sends one address on to another, for good or for a while."""

    for_good = False
    still_there = False  # the old address answers by itself, in the newest wording

    async def fetch(self, request: PageRequest) -> Page | Failure:
        if request.url != OLD or self.still_there:
            return await Site.fetch(self, request)
        answer = await Site.fetch(self, replace(request, url=NEW))
        if isinstance(answer, Failure):
            return answer
        return replace(answer, url=OLD, moved_to=NEW if self.for_good else "")


async def sent_on(world: World, *, for_good: bool) -> str:
    """Let an article be sent on; returns where it is looked at then."""
    world.site.print(a_piece())
    await world.round()
    site = Redirecting(world.site.pages | {NEW: a_piece(amount="$700 billion").html()}, listed=world.site.listed)
    site.for_good = for_good
    world.parts = replace(world.parts, fetching=site)
    await world.round()
    await world.round()
    with world.store.read() as books:
        return books.articles.get(1).url


async def test_a_redirect_for_a_while_leaves_the_address_as_it_is(world: World) -> None:
    assert await sent_on(world, for_good=False) == OLD


async def test_an_article_that_moved_for_good_is_looked_at_where_it_is_now(world: World) -> None:
    assert await sent_on(world, for_good=True) == NEW


def test_a_name_that_a_watched_address_has_is_not_taken_over_in_silence(world: World) -> None:
    watched = Source(name="page", kind=SourceKind.PAGE, url=OLD, until=world.time.replace(year=2027))
    with world.store.begin() as books:
        books.sources.watch(watched, world.time)
    theirs = Source(name="page", kind=SourceKind.FEED, url=FEED)
    with world.store.begin() as books, pytest.raises(NewsmonError, match="added a source of this name"):
        books.sources.sync((theirs,), world.time)


def test_a_watched_address_may_move_into_the_settings(world: World) -> None:
    watched = Source(name="page", kind=SourceKind.PAGE, url=OLD, until=world.time.replace(year=2027))
    with world.store.begin() as books:
        books.sources.watch(watched, world.time)
        books.sources.sync((replace(watched, until=None),), world.time)
        books.sources.sync((), world.time)
        assert [state.source.name for state in books.sources.all()] == []


class Newer(Here):
    """A newer extractor, which reads a line more of every page."""

    async def look(
        self, page: Page, source: Source, learned: Learned = NOTHING, said: RegionPrint | None = None
    ) -> Look:
        del said  # another extractor left it
        look = await Here.look(self, page, source, learned)
        article = look.article
        if article is None:
            return look
        reader = replace(article.reader, extractor=article.reader.extractor + 1)
        return replace(look, article=replace(article, body=(*article.body, "Written for the Harbour."), reader=reader))


async def test_a_newer_extractor_makes_technical_revisions_of_all_articles_and_alerts_nobody(world: World) -> None:
    pieces = [replace(a_piece(f"/news/{n}"), title=f"Stargate hall number {n} of the harbour") for n in range(8)]
    for piece in pieces:
        world.site.print(piece)
    await world.round()
    world.channel.letters.clear()
    world.parts = replace(world.parts, reading=Newer())
    for piece in pieces:
        world.site.print(piece, furniture="<aside>Most read</aside>")
    await world.round()
    assert world.channel.letters == []
    with world.store.read() as books:
        assert books.held.all() == ()
        newest = [books.revisions.of(1)[-1]]
    assert all(revision.technical for revision in newest)
    assert newest[0].article.body[-1] == "Written for the Harbour."


async def test_an_edit_among_what_a_newer_extractor_reads_is_told(world: World) -> None:
    world.site.print(a_piece())
    await world.round()
    world.parts = replace(world.parts, reading=Newer())
    world.site.print(a_piece(amount="$700 billion"))
    await world.round()
    assert world.channel.kinds == ["edited"]


NUMBERED, RENAMED = "/news/ground-broken-200391361.html", "/news/ground-at-last-200391361.html"


async def two_addresses(world: World, first_afterwards: Piece) -> list[str]:
    """Let one number be listed under a second address with another headline; returns what was told of it."""
    first = a_piece(NUMBERED)
    world.site.print(first)
    await world.round()
    world.channel.letters.clear()
    world.site.print(replace(first_afterwards, path=NUMBERED))
    world.site.print(a_piece(RENAMED, title="Stargate site breaks ground after long delay"))
    for _ in range(3):
        await world.round()
    return world.channel.kinds


async def test_two_addresses_of_one_number_that_go_on_to_say_different_things_are_no_edits_of_each_other(
    world: World,
) -> None:
    assert "edited" not in await two_addresses(world, a_piece())


async def test_a_new_address_for_an_edited_headline_is_an_edit_where_the_old_one_says_the_same(world: World) -> None:
    same = a_piece(title="Stargate site breaks ground after long delay")
    assert await two_addresses(world, same) == ["edited"]


async def test_two_addresses_of_one_number_that_are_read_side_by_side_are_no_edits_of_each_other(world: World) -> None:
    world.site.print(a_piece(NUMBERED))
    world.site.print(a_piece(RENAMED, title="Stargate site breaks ground after long delay"))
    for _ in range(3):
        world.later(minutes=6)
        await Rounds(world.parts, LocalFrontier(), per_host=8).run_dry()
    assert "edited" not in [alert.kind for alert in world.alerts]
    with world.store.read() as books:
        assert books.articles.get(2).url == SITE + (
            RENAMED if books.articles.get(1).url.endswith(NUMBERED) else NUMBERED
        )


RENUMBERED = "/2026/stargate-1"  # where ``Redirecting`` sends the first address on to
IN_EITHER_ORDER = pytest.mark.parametrize("paths", [("/news/1", RENUMBERED), (RENUMBERED, "/news/1")])


def listed_beside(world: World, piece: Piece, paths: tuple[str, ...]) -> None:
    """Let an address be sent on for good to one of another number, and both be listed, the first of them on top."""
    site = Redirecting(dict(world.site.pages), listed=list(world.site.listed))
    for path in reversed(paths):
        site.print(replace(piece, path=path))
    site.for_good = True
    world.site, world.parts = site, replace(world.parts, fetching=site)


async def rounds(world: World) -> None:
    for _ in range(3):
        await world.round()


def members(world: World) -> list[str]:
    with world.store.read() as books:
        return [member.tie for story in books.stories.all(9) for member in books.stories.members(story.id)]


@IN_EITHER_ORDER
async def test_an_article_that_moved_and_stands_beside_its_old_address_is_no_copy_of_itself(
    world: World, paths: tuple[str, ...]
) -> None:
    world.site.print(another_piece())
    await world.round()  # what the first look at a source brings is not told
    listed_beside(world, a_piece(), paths)
    await rounds(world)
    assert world.channel.kinds == ["new"]
    assert members(world) == ["article", "article"]


@IN_EITHER_ORDER
async def test_a_known_article_that_moves_while_its_headline_changes_is_edited_once(
    world: World, paths: tuple[str, ...]
) -> None:
    world.site.print(another_piece())
    await world.round()
    world.site.print(a_piece())
    await world.round()
    listed_beside(world, a_piece(title="Stargate site breaks ground after long delay"), paths)
    await rounds(world)
    assert world.channel.kinds == ["new", "edited"]
    assert members(world) == ["article", "article"]


HEADLINE = "Stargate site halts work"


@pytest.mark.parametrize(
    "listed",
    [(NEW, OLD), (OLD, NEW), (NEW,), (OLD,)],
    ids=["new address first", "old address first", "new alone", "old alone"],
)
@pytest.mark.parametrize("moved", ["at once", "later"])
async def test_an_article_that_moves_while_its_headline_changes_is_one_article_and_one_alert(
    world: World, listed: tuple[str, ...], moved: str
) -> None:
    world.site.print(a_piece())
    await world.round()
    newer = replace(a_piece(), title=HEADLINE)
    site = Redirecting(world.site.pages | {NEW: newer.html(), OLD: newer.html(), FEED: listing(listed)})
    site.still_there, site.for_good = moved == "later", True
    world.parts = replace(world.parts, fetching=site)
    for _ in range(5):
        await world.round()
        site.still_there = False
    assert world.channel.kinds == ["edited"]
    site.pages[NEW] = replace(newer, title="Stargate site works again").html()
    for _ in range(3):
        await world.round()
    assert world.channel.kinds == ["edited", "edited"]


def listing(urls: tuple[str, ...]) -> str:
    items = "".join(f"<item><title>x</title><link>{url}</link></item>" for url in urls)
    return f'<?xml version="1.0"?><rss version="2.0"><channel>{items}</channel></rss>'
