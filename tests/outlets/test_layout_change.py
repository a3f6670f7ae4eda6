"""An outlet changes its pages: what was read by its profile and what was read without it are never compared."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest

from monitor.domain.articles import Article
from monitor.domain.looks.verdicts import Look
from monitor.domain.pages import Page
from monitor.domain.sources import Source
from monitor.extract.article import read_as
from monitor.extract.layouts.profiles import Layout, Profile
from tests.services.world import NOON, SITE, Here, World, a_piece

PIECE = a_piece("/news/100001")
OLD = Layout(name="old", since=date(2025, 1, 1), region="#story", text="p", title="h1")
NEW = Layout(name="new", since=date(2026, 3, 1), region=".story-body", text="p.line", title="h1")
PROFILE = Profile(
    name="harbour",
    version=1,
    hosts=("harbour.example",),
    zone="UTC",
    article_id=re.compile(r"/news/(\d+)"),
    layouts=(OLD,),
)


# Inside the region, and taken for text by the general reader alone: told as an edit if the two were compared.
BOX = "<section class='box'>It is the third site in the county to be built beside the old quarry road.</section>"


def in_old_layout(words: tuple[str, ...]) -> str:
    return _page(f"<div id='story'>{''.join(f'<p>{line}</p>' for line in words)}{BOX}</div>")


def in_new_layout(words: tuple[str, ...]) -> str:
    lines = "".join(f"<p class='line'>{line}</p>" for line in words)
    return _page(f"<section class='story-body'>{lines}{BOX}</section>")


def _page(story: str) -> str:
    return (
        f"<!doctype html><html><head><meta charset='utf-8'><title>{PIECE.title} - Harbour</title></head><body><main>"
        f"<h1>{PIECE.title}</h1><time datetime='2026-03-02T11:50:00+00:00'>11:50</time>{story}</main></body></html>"
    )


@dataclass(slots=True)
class Profiled(Here):
    """Reads pages with one profile, which may be another tomorrow."""

    profile: Profile = PROFILE

    async def look(self, page: Page, source: Source, *_known: object, **_named: object) -> Look:
        del source
        return read_as(page, self.profile)


@pytest.fixture
def reading() -> Profiled:
    return Profiled()


@pytest.fixture
def world(tmp_path: Path, reading: Profiled) -> Iterator[World]:
    with World(tmp_path) as world:
        world.parts = replace(world.parts, reading=reading)
        yield world


async def put(world: World, html: str) -> None:
    """Put a page in the article's place, and look."""
    world.site.print(PIECE)
    world.site.pages[SITE + PIECE.path] = html
    await world.round()


async def begun(world: World) -> None:
    """Look at the site, then at the article in its old layout."""
    world.site.print(a_piece("/news/100000", "Ferry back after repairs"))
    await world.round()
    await put(world, in_old_layout(PIECE.body))
    assert world.channel.kinds == ["new"]


def layouts(world: World) -> list[str]:
    """Return by which layout each revision was read."""
    with world.store.read() as books:
        known = books.articles.find(("id:harbour/100001",))
        assert known is not None
        return [revision.article.reader.layout for revision in books.revisions.of(known.id)]


def test_profile_and_general_reader_differ_on_these_pages() -> None:
    old, new = (_article(html) for html in (in_old_layout(PIECE.body), in_new_layout(PIECE.body)))
    assert len(new.body) == len(old.body) + 1


def _article(html: str) -> Article:
    page = Page(url=SITE + PIECE.path, final_url="", status=200, body=html.encode(), fetched_at=NOON)
    article = read_as(page, PROFILE).article
    assert article is not None
    return article


async def test_a_new_layout_is_never_told_as_an_edit(world: World) -> None:
    await begun(world)
    await put(world, in_new_layout(PIECE.body))
    assert world.channel.kinds == ["new"]
    assert layouts(world)[-1] == ""


async def test_an_edit_after_the_layout_changed_is_told_all_the_same(world: World) -> None:
    await begun(world)
    await put(world, in_new_layout(PIECE.body))
    await put(world, in_new_layout(a_piece(amount="$700 billion").body))
    assert world.channel.kinds == ["new", "edited"]


async def test_the_profile_that_learns_the_new_layout_reads_the_old_bytes_again_and_tells_nothing(
    world: World, reading: Profiled
) -> None:
    await begun(world)
    await put(world, in_new_layout(PIECE.body))
    reading.profile = replace(PROFILE, version=2, layouts=(NEW, OLD))
    await put(world, in_new_layout(PIECE.body) + " ")
    assert world.channel.kinds == ["new"]
    assert layouts(world) == ["old", "", "new"]


async def test_layouts_that_are_served_in_turn_tell_nothing(world: World) -> None:
    await begun(world)
    for _ in range(3):
        await put(world, in_new_layout(PIECE.body))
        await put(world, in_old_layout(PIECE.body))
    assert world.channel.kinds == ["new"]
