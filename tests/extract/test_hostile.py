"""No page, whatever it holds, raises, or takes for ever."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.domain.sources import SourceKind
from monitor.extract.article import read_page
from monitor.extract.lists.listings import read_listing
from tests.extract.reading import a_page, saved

PIECES = st.sampled_from([
    b"<p>", b"</p>", b"<div class='article-body'>", b"<h1>", b"<script type='application/ld+json'>", b"</script>",
    b'{"@type":', b"<a href='//[x'>", b"<base href='http://['>", b"\x00", b"\xff", b"&#x110000;", b"<!--", b"<![CDATA[",
    b"<meta charset='utf-16'>", b"<title>", "수정 2026.13.99".encode(),
])  # fmt: skip


@given(st.lists(st.one_of(PIECES, st.binary(max_size=30)), max_size=40).map(b"".join))
@settings(max_examples=60, deadline=None)
def test_any_bytes_are_judged(body: bytes) -> None:
    assert read_page(a_page(body)).verdict.reason


@given(st.lists(st.one_of(PIECES, st.binary(max_size=30)), max_size=30).map(b"".join), st.sampled_from(SourceKind))
@settings(max_examples=40, deadline=None)
def test_any_bytes_are_a_listing_or_trouble(body: bytes, kind: SourceKind) -> None:
    listing = read_listing(a_page(body), kind)
    assert listing.entries or listing.trouble


def test_a_feed_with_a_character_that_does_not_exist_is_trouble() -> None:
    listing = read_listing(a_page(b"<rss><channel><title>&#x110000;</title></channel></rss>"), SourceKind.FEED)
    assert listing.trouble == "no feed, or one without entries"


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 100_000 + "x",
        "<b><i>" * 50_000 + "x",
        "<p " + " ".join(f"a{number}=1" for number in range(150_000)) + ">x",
        "<p title='" + "x" * 1_000_000 + "'>x</p>",
        "<p>" + "입력 " * 50_000 + "</p>",
        "<p>" + "2026.01.01 " * 20_000 + "</p>",
        "<li><a href='/1'>x</a>" * 20_000,
        "<!--" * 100_000,
        "<script type='application/ld+json'>" + "[" * 200_000,
        " " * 1_000_000 + "2026.01.01" + " " * 1_000_000,
    ],
    ids=[
        "nested",
        "inline",
        "attributes",
        "one long attribute",
        "labels",
        "dates",
        "links",
        "comments",
        "brackets",
        "blanks",
    ],
)
def test_huge_markup_comes_to_an_end(body: str) -> None:
    assert read_page(a_page(body)).verdict.reason


def test_the_same_page_gives_the_same_article_every_time() -> None:
    page = a_page(saved("harbour.html"))
    assert read_page(page).article == read_page(page).article
