"""Listings as they come: right ones, odd ones, and what is none at all."""

import gzip
from datetime import UTC, datetime
from time import process_time

import pytest

from monitor.domain.pages import Page
from monitor.domain.sources import Listing, SourceKind
from monitor.extract.lists.documents import MOST
from monitor.extract.lists.listings import read_listing
from monitor.extract.lists.sitemaps import CHILDREN, LARGEST
from tests.extract.reading import NOON, a_page

URL = "https://news.example.co.kr/rss"


def rss(*items: str, encoding: str = "utf-8", declared: bool = True) -> str:
    prolog = f'<?xml version="1.0" encoding="{encoding}"?>' if declared else ""
    return (
        f'{prolog}<rss version="2.0"><channel><title>새섬 &amp; 뭍</title><ttl>10</ttl>{"".join(items)}</channel></rss>'
    )


def item(title: str, date: str = "", link: str = "/a/1") -> str:
    return f"<item><title>{title}</title><link>{link}</link><pubDate>{date}</pubDate></item>"


def feed(body: str | bytes) -> Listing:
    return read_listing(a_page(body, URL, "application/xml"), SourceKind.FEED, "Asia/Seoul")


def titles(listing: Listing) -> list[str]:
    return [entry.title for entry in listing.entries]


JSON_FEED = """{"version": "https://jsonfeed.org/version/1.1", "title": "J", "items": [
{"id": "1", "url": "https://a.example/1", "title": "T", "date_published": "2025-01-23T10:00:00"}]}"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>A</title><entry><title>E</title>
<link href="https://a.example/1"/><updated>2025-01-23T10:00:00Z</updated></entry></feed>"""


@pytest.mark.parametrize(
    ("date", "hour"),
    [
        ("Thu, 23 Jan 2025 12:00:00 KST", 3),
        ("2025-01-23 12:00:00", 3),
        ("Thu, 23 Jan 2025 12:00:00 +0900", 3),
        ("Thu, 23 Jan 2025 12:00:00 GMT", 12),
        ("2025-01-23T12:00:00Z", 12),
        ("<![CDATA[2025.01.23 12:00]]>", 3),
    ],
)
def test_dates_of_korean_feeds_are_not_nine_hours_wrong(date: str, hour: int) -> None:
    (entry,) = feed(rss(item("배", date))).entries
    assert entry.published == datetime(2025, 1, 23, hour, tzinfo=UTC)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (rss(item("뷁 똠방"), encoding="euc-kr").encode("cp949"), ["뷁 똠방"]),
        (rss(item("A&nbsp;B and C")), ["A B and C"]),
        (rss(item("R&D x AT&T")), ["R&D x AT&T"]),
        ("  junk before\n" + rss(item("J")), ["J"]),
        (rss(item("A\x08B")), ["A B"]),
        (rss(item("한글 제목"), item("둘", link="/a/2")).encode()[:-40], ["한글 제목", "둘"]),
        (rss(item("&lt;b&gt;Rain&lt;/b&gt; &amp;amp; wind")), ["Rain & wind"]),
        (rss("<item><title>G</title><guid>https://a.example/9</guid></item>"), ["G"]),
        (JSON_FEED, ["T"]),
        (ATOM, ["E"]),
    ],
    ids=["euc-kr", "entity", "ampersand", "junk", "control", "cut", "markup", "guid", "json", "atom"],
)
def test_odd_feeds_are_read(body: str | bytes, expected: list[str]) -> None:
    assert titles(feed(body)) == expected


def test_a_feed_says_its_name() -> None:
    listing = feed(rss(item("배")))
    assert listing.title == "새섬 & 뭍"
    assert listing.entries[0].url == "https://news.example.co.kr/a/1"


@pytest.mark.parametrize(
    "dtd",
    [
        '<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>',
        '<!DOCTYPE r [<!ENTITY b SYSTEM "file:///etc/hostname">]>',
        '<!DOCTYPE r SYSTEM "http://127.0.0.1:1/x.dtd">',
    ],
)
def test_entities_of_a_feed_are_neither_expanded_nor_loaded(dtd: str) -> None:
    assert titles(feed('<?xml version="1.0"?>' + dtd + rss(item("x&b;y"), declared=False))) == ["xy"]


@pytest.mark.parametrize(
    ("body", "word"),
    [
        ("<!DOCTYPE html><html><body>Sorry</body></html>", "HTML where a feed should be"),
        ("   ", "empty"),
        (b"\x00\xff\xfe123", "no feed"),
        (rss(), "no feed, or one without entries"),
        (rss(item("x", link="javascript:alert(1)")), "no usable address"),
        ("<rss>" + "<a>" * 50_000, "no feed"),
    ],
)
def test_what_is_no_feed_says_its_trouble(body: str | bytes, word: str) -> None:
    listing = feed(body)
    assert word in listing.trouble
    assert listing.entries == ()


def test_a_page_that_was_not_found_is_no_listing() -> None:
    page = Page(url=URL, final_url=URL, status=404, fetched_at=NOON)
    assert "404" in read_listing(page, SourceKind.FEED).trouble


ATOM_SPACE = 'xmlns:atom="http://www.w3.org/2005/Atom"'


def own(link: str) -> str:
    return f"<rss {ATOM_SPACE}><channel><item><title>T</title>{link}</item></channel></rss>"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (own('<atom:link rel="related" href="/2"/><link>/1</link>'), "/1"),
        (own('<link>/1</link><atom:link href="/2"/>'), "/1"),
        (own('<atom:link rel="related" href="/2"/><atom:link rel="alternate" href="/1"/>'), "/1"),
        (own('<atom:link type="application/json" href="/2"/><atom:link type="text/html" href="/1"/>'), "/1"),
        (own('<link/><guid isPermaLink="false">https://a.example/2</guid><atom:link href="/1"/>'), "/1"),
        (own("<guid>https://news.example.co.kr/1</guid>"), "/1"),
        (own("<link><![CDATA[/1?a=1&b=2]]></link>"), "/1?a=1&b=2"),
        (own("<link><![CDATA[/1?a=1&amp;b=2]]></link>"), "/1?a=1&amp;b=2"),
        (own("<link>/1?a=1&amp;b=2</link>"), "/1?a=1&b=2"),
        (own("<link>/1?a=1&b=2</link>"), "/1?a=1&b=2"),
        ('<rss xml:base="/x/"><item xml:base="y/"><link xml:base="z/">1</link></item></rss>', "/x/y/z/1"),
        ('<feed xmlns="http://www.w3.org/2005/atom#wrong"><entry><link href="/1"/></entry></feed>', "/1"),
        ('{"items": [{"id": "https://a.example/2", "external_url": "/1"}]}', "/1"),
        ('{"items": [{"id": "7", "url": "/1", "external_url": "/2", "content_html": "<html>"}]}', "/1"),
    ],
)  # fmt: skip
def test_the_address_of_an_item_is_its_own(body: str, expected: str) -> None:
    (entry,) = feed(body).entries
    assert entry.url == f"https://news.example.co.kr{expected}"


@pytest.mark.parametrize(
    "item",
    [
        '<guid isPermaLink="false">1002</guid>',
        "<guid>1002</guid>",
        '<atom:link rel="related" href="/2"/>',
        '<atom:link rel="self" href="/2"/><atom:link rel="enclosure" href="/2.mp3"/>',
    ],
)
def test_what_is_no_address_of_the_item_is_never_asked_for(item: str) -> None:
    assert "no usable address" in feed(own(item)).trouble


def test_items_without_an_address_are_counted_beside_those_that_have_one() -> None:
    listing = feed(rss(item("배"), "<item><guid>1002</guid></item>"))
    assert (len(listing.entries), listing.left_out, listing.trouble) == (1, 1, "")


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("<title>Pier <i>Aurora</i> closes</title>", "Pier Aurora closes"),
        ("<title>How the &lt;video&gt; element won</title>", "How the <video> element won"),
        ("<title><![CDATA[How the <video> element won]]></title>", "How the <video> element won"),
        ("<title>Rain &amp;lt; &amp;lt;b&amp;gt;wind&amp;lt;/b&amp;gt;</title>", "Rain < wind"),
        ("<title><![CDATA[A<br/>B &#039;C&#039;]]></title>", "A B 'C'"),
        ('<m:title xmlns:m="http://search.yahoo.com/mrss/">Photo</m:title><title>Own</title>', "Own"),
        ("<media:title>Photo</media:title><title>Own</title>", "Own"),
        ('<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Rain <em>now</em></div></title>', "Rain now"),
    ],
)
def test_the_title_of_an_item_is_whole(title: str, expected: str) -> None:
    assert titles(feed(rss(f"<item>{title}<link>/1</link></item>"))) == [expected]


@pytest.mark.parametrize(
    "body", ["<![CDATA[" * 200_000, "<item>" * 200_000, '<rss xml:base="a/">' * 100_000, "&a" * 500_000]
)
def test_a_feed_of_hostile_size_is_read_in_little_time(body: str) -> None:
    before = process_time()
    feed(rss(body, item("배")))
    assert process_time() - before < 5  # seconds; what grows with the square of these sizes takes minutes


def test_a_listing_of_the_other_kind_says_so_or_is_read() -> None:
    assert "a sitemap where a feed" in feed(NEWS_MAP).trouble
    listing = read_listing(a_page(rss(item("배")), URL, "application/xml"), SourceKind.SITEMAP)
    assert titles(listing) == ["배"]


PICTURES = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:i="http://www.google.com/schemas/sitemap-image/1.1">
<url><i:image><i:loc>/pic.jpg</i:loc><i:title>Picture</i:title></i:image><loc>/1</loc>
<video:video><video:title>Video</video:title><video:publication_date>2025-01-20</video:publication_date></video:video>
<news:news><news:title>Rain &amp; wind</news:title>
<news:publication_date>2025-01-23</news:publication_date></news:news></url>
<url><i:image><i:loc>/other.jpg</i:loc></i:image></url></urlset>"""


def test_pictures_and_videos_lend_an_entry_of_a_sitemap_nothing() -> None:
    (entry,) = read_listing(a_page(PICTURES, URL), SourceKind.SITEMAP).entries
    assert (entry.url, entry.title) == ("https://news.example.co.kr/1", "Rain & wind")
    assert entry.published == datetime(2025, 1, 23, tzinfo=UTC)


def test_an_entry_of_a_sitemap_may_lack_the_mark_of_its_address() -> None:
    body = "<sitemapindex><sitemap>\nhttps://a.example/s.xml?a=1&amp;b=2\n</sitemap></sitemapindex>"
    assert read_listing(a_page(body, URL), SourceKind.SITEMAP).children == ("https://a.example/s.xml?a=1&b=2",)


def test_a_remark_in_a_list_of_addresses_is_left_out() -> None:
    body = "https://a.example/1?a=1&b=2\n\n# mine\nhttps://a.example/2\nlast change: Monday\n"
    listing = read_listing(a_page(body, URL), SourceKind.SITEMAP)
    assert [entry.url for entry in listing.entries] == ["https://a.example/1?a=1&b=2", "https://a.example/2"]
    assert "neither" in read_listing(a_page("Not here.\nAsk\nhttps://a.example/", URL), SourceKind.SITEMAP).trouble


NEWS_MAP = """<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>https://a.example/old</loc><lastmod>2025-01-20</lastmod></url>
<url><loc> https://a.example/new </loc><news:news><news:publication><news:name>N</news:name></news:publication>
<news:publication_date>2025-01-23T16:50:00+09:00</news:publication_date>
<news:title>[속보] 배 &amp; 섬</news:title></news:news></url>
</urlset>"""


@pytest.mark.parametrize("body", [NEWS_MAP.encode(), gzip.compress(NEWS_MAP.encode())], ids=["plain", "gzip"])
def test_a_news_sitemap_gives_titles_and_times_newest_first(body: bytes) -> None:
    listing = read_listing(a_page(body, URL), SourceKind.SITEMAP, "Asia/Seoul")
    assert [entry.url for entry in listing.entries] == ["https://a.example/new", "https://a.example/old"]
    assert listing.entries[0].title == "[속보] 배 & 섬"
    assert listing.entries[0].published == datetime(2025, 1, 23, 7, 50, tzinfo=UTC)


def test_a_sitemap_index_names_its_children() -> None:
    body = "<sitemapindex><sitemap><loc>/news.xml</loc></sitemap></sitemapindex>"
    assert read_listing(a_page(body, URL), SourceKind.SITEMAP).children == ("https://news.example.co.kr/news.xml",)


def sitemap(*entries: str) -> str:
    return f"<urlset>{''.join(f'<url>{entry}</url>' for entry in entries)}</urlset>"


def undated(count: int) -> list[str]:
    return [f"<loc>https://a.example/{number}</loc>" for number in range(count)]


@pytest.mark.parametrize(
    "body", [sitemap(*undated(MOST + 2)), "\n".join(f"https://a.example/{number}" for number in range(MOST + 2))]
)
def test_of_a_long_sitemap_without_dates_both_ends_are_taken(body: str) -> None:
    listing = read_listing(a_page(body, URL), SourceKind.SITEMAP)
    urls = [entry.url for entry in listing.entries]
    assert len(urls) == MOST
    assert (urls[0], urls[-1]) == ("https://a.example/0", f"https://a.example/{MOST + 1}")
    assert f"https://a.example/{MOST // 2}" not in urls


def test_what_is_dated_goes_before_what_is_not_when_a_sitemap_is_long() -> None:
    dated = "<loc>https://a.example/dated</loc><lastmod>2025-01-20</lastmod>"
    listing = read_listing(a_page(sitemap(*undated(MOST), dated), URL), SourceKind.SITEMAP)
    assert listing.entries[0].url == "https://a.example/dated"
    assert listing.entries[-1].url == f"https://a.example/{MOST - 1}"


def test_of_a_long_index_without_dates_both_ends_are_taken() -> None:
    children = "".join(f"<sitemap><loc>/{number}.xml</loc></sitemap>" for number in range(CHILDREN + 1))
    listing = read_listing(a_page(f"<sitemapindex>{children}</sitemapindex>", URL), SourceKind.SITEMAP)
    assert len(listing.children) == CHILDREN
    assert listing.children[-1] == f"https://news.example.co.kr/{CHILDREN}.xml"


def test_a_packed_bomb_is_refused() -> None:
    bomb = gzip.compress(bytes(LARGEST + 1))
    assert "50 MB" in read_listing(a_page(bomb, URL), SourceKind.SITEMAP).trouble


SECTION = """<html><head><base href="/section/"></head><body>
<nav><a href="/news/1234567">메뉴에 있는 아주 긴 이름의 링크</a></nav>
<a href="a/20250123001"><img alt="사진"></a><a href="a/20250123001#comments">새섬 뱃길 하루 세 번으로</a>
<a href="https://other.example/20250123009">다른 사이트의 기사 제목입니다</a>
<a href="/politics">정치</a><a href="mailto:x@example.org">기자에게 메일을 보내는 링크</a>
</body></html>"""


def test_a_section_page_gives_the_links_that_look_like_articles_once() -> None:
    listing = read_listing(a_page(SECTION, "https://www.news.example/s"), SourceKind.SECTION)
    assert [(entry.url, entry.title) for entry in listing.entries] == [
        ("https://www.news.example/section/a/20250123001", "새섬 뱃길 하루 세 번으로")
    ]


def test_a_pattern_decides_when_there_is_one() -> None:
    listing = read_listing(a_page(SECTION, "https://www.news.example/s"), SourceKind.SECTION, links=r"/politics$")
    assert [entry.url for entry in listing.entries] == ["https://www.news.example/politics"]


def test_a_broken_pattern_is_said() -> None:
    assert "pattern" in read_listing(a_page(SECTION, URL), SourceKind.SECTION, links="(").trouble


def test_a_single_page_lists_itself() -> None:
    assert [entry.url for entry in read_listing(a_page("x", URL), SourceKind.PAGE).entries] == [URL]
