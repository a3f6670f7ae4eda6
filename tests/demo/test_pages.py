"""The pages of the demo's papers."""

import json
import re
from dataclasses import replace
from datetime import UTC, date, datetime
from http import HTTPStatus
from xml.etree import ElementTree as ET

import pytest

from monitor.demo.manuscripts import Manuscript, load
from monitor.demo.newsroom import answer
from monitor.demo.paper_pages import Edition
from monitor.demo.papers import MULBIT, PAPERS, SOLBARAM, TERN, Paper
from monitor.demo.script import standing_at
from monitor.demo.surroundings import furniture

DAY = date(2025, 1, 23)
NOW = datetime(2025, 1, 23, 9, 0, tzinfo=UTC)
AT_THE_END = 100.0


def an_edition(outlet: Paper = MULBIT, *, seconds: float = AT_THE_END, visit: int = 1) -> Edition:
    return Edition(
        outlet=outlet,
        base="http://127.0.0.1:4001",
        day=DAY,
        stories=tuple(story for story in standing_at(seconds) if story.outlet == outlet.key),
        around=furniture(visit, NOW),
    )


def page(edition: Edition, story: Manuscript) -> str:
    return answer(edition, story.path).body.decode()


def test_the_breaking_story_shows_when_it_was_entered_and_no_revision() -> None:
    shown = page(an_edition(seconds=10), load("mulbit-stargate"))
    assert "<dt>입력</dt><dd>2025.01.23 16:50</dd>" in shown
    assert "수정" not in shown
    assert "3,200억 달러" in shown


def test_the_changed_story_shows_both_clocks() -> None:
    shown = page(an_edition(), load("mulbit-stargate-revised"))
    assert "<dt>입력</dt><dd>2025.01.23 16:50</dd><dt>수정</dt><dd>2025.01.23 16:57</dd>" in shown
    assert "3,700억 달러" in shown
    assert "3,200억 달러" not in shown


def test_an_english_page_shows_its_own_zone() -> None:
    shown = page(an_edition(TERN), load("tern-xai"))
    assert '<time datetime="2025-01-23T07:54:00+00:00" itemprop="datePublished">23 January 2025, 07:54</time>' in shown


def test_the_structured_data_agree_with_the_page() -> None:
    story = load("mulbit-stargate-revised")
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page(an_edition(), story))
    assert found is not None
    data = json.loads(found[1])
    assert data["headline"] == story.headline
    assert data["datePublished"] == "2025-01-23T16:50:00+09:00"
    assert data["dateModified"] == "2025-01-23T16:57:00+09:00"


@pytest.mark.parametrize("outlet", PAPERS, ids=lambda outlet: outlet.key)
def test_two_visitors_see_the_same_words_in_different_surroundings(outlet: Paper) -> None:
    story = an_edition(outlet).stories[-1]
    first, second = (page(an_edition(outlet, visit=visit), story) for visit in (1, 2))
    assert first != second
    for paragraph in story.paragraphs:
        assert paragraph.replace('"', "&quot;").replace("'", "&#x27;") in first
        assert paragraph.replace('"', "&quot;").replace("'", "&#x27;") in second


@pytest.mark.parametrize("outlet", PAPERS, ids=lambda outlet: outlet.key)
def test_every_page_says_that_it_is_made_up(outlet: Paper) -> None:
    edition = an_edition(outlet)
    said = "made-up" if outlet.language == "en" else "가상의 기사"
    assert all(said in page(edition, story) for story in edition.stories)
    assert said in answer(edition, "/").body.decode()


def test_markup_in_a_headline_stays_text() -> None:
    sly = replace(load("mulbit-library"), headline="a </script><b>$token & more")
    shown = page(replace(an_edition(), stories=(sly,)), sly)
    assert "</script><b>" not in shown
    assert "a &lt;/script&gt;&lt;b&gt;$token &amp; more" in shown


def test_the_sitemap_lists_every_story_with_its_times_and_headline() -> None:
    root = ET.fromstring(answer(an_edition(), MULBIT.listing).body)  # noqa: S314 - our own writing
    news = {"m": "http://www.sitemaps.org/schemas/sitemap/0.9", "n": "http://www.google.com/schemas/sitemap-news/0.9"}
    assert [title.text for title in root.iterfind(".//n:title", news)] == [
        story.headline for story in an_edition().stories
    ]
    assert root.findtext("m:url/m:lastmod", namespaces=news) == "2025-01-23T16:57:00+09:00"
    assert root.findtext("m:url/m:loc", namespaces=news) == "http://127.0.0.1:4001/news/article/A0000000016500001"


@pytest.mark.parametrize("outlet", [SOLBARAM, TERN], ids=lambda outlet: outlet.key)
def test_the_feed_lists_every_story_the_newest_first(outlet: Paper) -> None:
    edition = an_edition(outlet)
    root = ET.fromstring(answer(edition, outlet.listing).body)  # noqa: S314 - our own writing
    assert [item.findtext("title") for item in root.iter("item")] == [story.headline for story in edition.stories]
    assert [item.findtext("link") for item in root.iter("item")] == [
        edition.base + story.path for story in edition.stories
    ]


def test_a_list_that_the_visitor_holds_already_is_not_sent_again() -> None:
    first = answer(an_edition(), MULBIT.listing)
    again = answer(an_edition(visit=2), MULBIT.listing, known=first.etag)
    later = answer(an_edition(seconds=0), MULBIT.listing, known=first.etag)
    assert (again.status, again.body) == (HTTPStatus.NOT_MODIFIED, b"")
    assert later.status is HTTPStatus.OK


def test_robots_may_read_everything_but_the_search() -> None:
    text = answer(an_edition(), "/robots.txt").body.decode()
    assert "Disallow: /search\n" in text
    assert "Sitemap: http://127.0.0.1:4001/sitemap/latest-articles" in text


def test_the_front_page_links_every_story() -> None:
    edition = an_edition()
    front = answer(edition, "/?s=economy").body.decode()
    assert all(f'href="{story.path}"' in front for story in edition.stories)


def test_what_does_not_stand_there_is_not_found() -> None:
    assert answer(an_edition(seconds=0), load("mulbit-stargate").path).status is HTTPStatus.NOT_FOUND
