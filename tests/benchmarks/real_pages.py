"""Real article pages with what is known to be true of them, from the neighbouring folder of real cases."""

import gzip
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from urllib.parse import urlsplit

from tests.shared import SHARED

FOLDER = SHARED / "data" / "extraction"
ENGLISH_PAGES = 10
READ_BY_PEOPLE = {"human", "reviewed"}


@dataclass(frozen=True, kw_only=True)
class RealPage:
    """One page as it was saved; times as ISO 8601, empty where nobody knows them."""

    id: str
    url: str
    publisher: str
    language: str
    html: str = field(repr=False)
    title: str
    body: tuple[str, ...]
    published: str
    modified: str

    @cached_property
    def path(self) -> str:
        """Where it stands on our site: its host first, then its path and query as they were."""
        parts = urlsplit(self.url)
        return f"/{parts.netloc}{parts.path}" + (f"?{parts.query}" if parts.query else "")


def real_pages() -> tuple[RealPage, ...]:
    """Return all Korean pages and ten English ones, each of another publisher and with both times known."""
    truth = list(_truth())
    return (*_pages(row for row in truth if row.get("language") == "ko"), *_pages(_english(truth)))


def _truth() -> Iterator[dict[str, Any]]:
    with (FOLDER / "truth.jsonl").open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _english(truth: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    by_publisher: dict[str, dict[str, Any]] = {}
    for row in sorted(filter(_is_well_known, truth), key=lambda row: str(row["id"])):
        by_publisher.setdefault(row["publisher"], row)
    return list(by_publisher.values())[:ENGLISH_PAGES]


def _is_well_known(row: dict[str, Any]) -> bool:
    exact = all("T" in (row.get(clock) or "") for clock in ("published", "modified"))
    return bool(
        row.get("language") == "en"
        and row.get("title")
        and row.get("body")
        and exact
        and row.get("body_grade") in READ_BY_PEOPLE
        and not row.get("body_in_state")
    )


def _pages(rows: Iterable[dict[str, Any]]) -> tuple[RealPage, ...]:
    return tuple(map(_page, rows))


def _page(row: dict[str, Any]) -> RealPage:
    return RealPage(
        id=row["id"],
        url=row["url"],
        publisher=row["publisher"],
        language=row["language"],
        html=gzip.decompress((FOLDER / row["html"]).read_bytes()).decode("utf-8"),
        title=row.get("title") or "",
        body=tuple(row.get("body") or ()),
        published=row.get("published") or "",
        modified=row.get("modified") or "",
    )
