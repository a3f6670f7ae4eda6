"""What a site names is found; where it names nothing, the usual places are tried."""

from datetime import UTC, datetime

from monitor.domain.pages import Page
from monitor.domain.sources import SourceKind
from monitor.extract.lists.offers import offered

HOME = "https://paper.example/"


def found(html: str, robots: str = "") -> list[tuple[SourceKind, str]]:
    page = Page(url=HOME, final_url=HOME, status=200, body=html.encode(), fetched_at=datetime.now(UTC))
    return [(source.kind, source.url.removeprefix(HOME)) for source in offered(page, robots)]


def test_feeds_that_the_head_names_are_offered_but_not_those_of_comments() -> None:
    html = """<head><link rel="alternate" type="application/rss+xml" href="/all.xml">
        <link rel="alternate" type="application/atom+xml" href="/comments/feed/">
        <link rel="stylesheet" type="text/css" href="/feed.css"></head>"""
    assert (SourceKind.FEED, "all.xml") in found(html)
    assert not [url for kind, url in found(html) if kind is SourceKind.FEED and url != "all.xml"]


def test_feeds_that_are_linked_are_offered_those_of_other_sites_are_not() -> None:
    html = "<a href='/rss/economy'>RSS</a><a href='https://other.example/rss/x'>RSS</a><a href='/news/1'>x</a>"
    assert [url for kind, url in found(html) if kind is SourceKind.FEED] == ["rss/economy"]


def test_sitemaps_of_robots_txt_are_offered_those_of_news_first() -> None:
    robots = (
        "User-agent: *\nDisallow:\nSitemap: https://paper.example/all.xml\nsitemap:https://paper.example/news.xml\n"
    )
    assert [url for kind, url in found("", robots) if kind is SourceKind.SITEMAP] == ["news.xml", "all.xml"]


def test_a_site_that_names_nothing_is_tried_at_the_usual_places() -> None:
    kinds = [kind for kind, _ in found("<p>hello</p>")]
    assert kinds.count(SourceKind.FEED) == 3
    assert kinds.count(SourceKind.SITEMAP) == 2
    assert kinds[-1] is SourceKind.SECTION
