import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fetch.loopback import Answer, Site
from tests.pace import allowed

ROOT = Path(__file__).parents[2]
DAY = "Sun, 01 Mar 2026 07:50:00 GMT"
PARAGRAPH = "The harbour of Mill Lane is closed until Friday, its master said, since the ice has not gone out. "


def article(title: str) -> Answer:
    head = f'<title>{title}</title><meta property="article:published_time" content="2026-03-01T16:50:00+09:00">'
    body = f"<article><h1>{title}</h1>" + f"<p>{PARAGRAPH * 3}</p>" * 4 + "</article>"
    page = f"<!doctype html><html lang=en><head><meta charset=utf-8>{head}</head><body>{body}</body></html>"
    return Answer(body=page.encode(), headers={"Content-Type": "text/html"})


def listing(site: Site, kind: str) -> Answer:
    urls = [site.url(f"/news/{number}") for number in (1, 2, 3)]
    match kind:
        case "feed":
            items = "".join(f"<item><title>t</title><link>{url}</link><pubDate>{DAY}</pubDate></item>" for url in urls)
            return Answer(body=f'<rss version="2.0"><channel><title>h</title>{items}</channel></rss>'.encode())
        case "sitemap":
            entries = "".join(f"<url><loc>{url}</loc></url>" for url in urls)
            space = "http://www.sitemaps.org/schemas/sitemap/0.9"
            return Answer(body=f'<urlset xmlns="{space}">{entries}</urlset>'.encode())
        case _:
            links = "".join(f'<li><a href="{url}">Harbour closed until Friday</a></li>' for url in urls)
            return Answer(body=f"<ul>{links}</ul>".encode(), headers={"Content-Type": "text/html"})


@pytest.fixture
def newsroom() -> Iterator[Site]:
    site = Site()
    site.pages.update({f"/news/{number}": article(f"Harbour news {number}") for number in (1, 2, 3)})
    yield site
    site.close()


def crawl(spider: str, *wishes: str) -> subprocess.CompletedProcess[str]:
    said = [word for wish in wishes for word in ("-a", wish)]
    command = [sys.executable, "-m", "scrapy", "crawl", spider, *said, "-s", "DOWNLOAD_DELAY=0"]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=allowed(60), check=False)


@pytest.mark.parametrize("kind", ["feed", "sitemap", "section"])
def test_the_articles_of_a_listing_are_printed(newsroom: Site, kind: str) -> None:
    newsroom.pages["/list"] = listing(newsroom, kind)
    wishes = (f"url={newsroom.url('/list')}", f"allow={newsroom.host}", "limit=2", "links=/news/")
    ended = crawl(kind, *wishes)
    assert ended.stderr == ""
    assert "3 entries" in ended.stdout
    assert "Harbour news 1\n  published 2026-03-01 16:50 UTC+09:00" in ended.stdout
    assert "Harbour news 2" in ended.stdout
    assert "Harbour news 3" not in ended.stdout
    assert "  | The harbour of Mill Lane is closed" in ended.stdout


def test_one_page_is_printed(newsroom: Site) -> None:
    ended = crawl("page", f"url={newsroom.url('/news/2')}", f"allow={newsroom.host}")
    assert ended.stdout.startswith("Harbour news 2\n")
    assert newsroom.paths == ["/robots.txt", "/news/2"]


def test_a_dry_run_is_guarded_like_the_daemon(newsroom: Site) -> None:
    ended = crawl("page", f"url={newsroom.url('/news/2')}")
    assert "is loopback" in ended.stderr
    assert newsroom.asked == []


def test_without_an_address_it_says_what_to_type() -> None:
    assert "scrapy crawl feed -a url=" in crawl("feed").stderr
