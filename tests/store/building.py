"""Articles, pages and alerts with only what a test is about said out loud."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from monitor.domain.alerts import Alert, AlertKind
from monitor.domain.articles import Article, Revision
from monitor.domain.bundles import Bundle, BundleId
from monitor.domain.deliveries import Attempt, Delivery, Outcome, Plan
from monitor.domain.looks.tracking import Known
from monitor.domain.pages import Page
from monitor.domain.sources import Source, SourceKind
from monitor.store.store import Books

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
DIGEST, QUIET = BundleId(kind=Bundle.DIGEST, name="all"), BundleId(kind=Bundle.QUIET, name="all")
ADDRESS = "https://harbour.example/news/1"


def an_article(**more: Any) -> Article:  # noqa: ANN401 - its fields
    plain = Article(
        url=ADDRESS, title="항만 폐쇄", body=("항만이 오늘 닫혔다.", "이유는 알려지지 않았다."), outlet="harbour"
    )
    return replace(plain, **more)


def a_page(**more: Any) -> Page:  # noqa: ANN401 - its fields
    page = Page(
        url=ADDRESS,
        final_url=ADDRESS,
        status=200,
        headers={"etag": '"1"', "content-type": "text/html"},
        body=b"<html><p>harbour closed</p></html>",
        fetched_at=NOON,
    )
    return replace(page, **more)


def a_source(**more: Any) -> Source:  # noqa: ANN401 - its fields
    return replace(Source(name="harbour", kind=SourceKind.FEED, url="https://harbour.example/feed"), **more)


def known(books: Books, name: str = "1", **more: Any) -> Known:  # noqa: ANN401 - its fields
    """Begin to know an article named ``name``."""
    url = f"https://harbour.example/news/{name}"
    key = f"harbour.example/news/{name}"
    new = replace(Known(id=0, identity=key, url=url, source="harbour", outlet="harbour", first_seen_at=NOON), **more)
    return books.articles.add(new, [key], NOON)


def revise(books: Books, article_id: int, *articles: Article, no: int = 1, page: Page | None = None) -> None:
    """Record these articles as the next revisions, a minute apart."""
    for ahead, article in enumerate(articles):
        revision = Revision(no=no + ahead, article=article, seen_at=NOON + ahead * MINUTE)
        books.revisions.add(article_id, revision, page or a_page())


def an_alert(key: str = "1", **more: Any) -> Alert:  # noqa: ANN401 - its fields
    alert = Alert(key=key, kind=AlertKind.NEW, at=NOON, url=ADDRESS, title="항만 폐쇄", reason="a new article")
    return replace(alert, **more)


def a_plan(**more: Any) -> Plan:  # noqa: ANN401 - its fields
    return replace(Plan(channel="desk", target="slack-1", route="all", due_at=NOON, reason="at once"), **more)


def an_attempt(delivery: Delivery, outcome: Outcome, letter: str = "") -> Attempt:
    end = NOON + MINUTE
    return Attempt(delivery_id=delivery.id, started_at=NOON, finished_at=end, outcome=outcome, letter=letter)
