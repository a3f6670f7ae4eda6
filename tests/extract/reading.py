"""Pages for the tests: the saved ones, and ones made up on the spot."""

from datetime import UTC, datetime
from pathlib import Path

from monitor.domain.articles import Article
from monitor.domain.pages import Page
from monitor.extract.article import read_page

PAGES = Path(__file__).parent / "pages"
NOON = datetime(2026, 3, 3, 12, tzinfo=UTC)


def a_page(body: bytes | str, url: str = "https://news.example.org/2026/1", content_type: str = "text/html") -> Page:
    raw = body.encode() if isinstance(body, str) else body
    return Page(url=url, final_url=url, status=200, headers={"content-type": content_type}, body=raw, fetched_at=NOON)


def saved(name: str) -> str:
    return (PAGES / name).read_text(encoding="utf-8")


def read(body: bytes | str, url: str = "https://news.example.org/2026/1", zone: str = "UTC") -> Article:
    article = read_page(a_page(body, url), zone).article
    assert article is not None
    return article
