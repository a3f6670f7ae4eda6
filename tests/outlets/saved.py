"""The saved pages of outlets: a page of our own writing for each layout, and the article that it holds."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from monitor.domain.looks.verdicts import Look
from monitor.domain.pages import Page
from monitor.extract.article import read_page
from monitor.shapes import of_article

HERE = Path(__file__).parent
LATER = datetime(2027, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Saved:
    """A saved page; ``outlet`` is the name of the profile's module."""

    outlet: str
    layout: str

    def __str__(self) -> str:
        return f"{self.outlet}-{self.layout}"

    @property
    def html(self) -> str:
        """Return its markup."""
        return (HERE / self.outlet / f"{self.layout}.html").read_text(encoding="utf-8")

    @property
    def expected(self) -> dict[str, Any]:
        """Return what should be read from it, and its address."""
        expected: dict[str, Any] = json.loads((HERE / self.outlet / f"{self.layout}.json").read_text(encoding="utf-8"))
        return expected

    def look(self, html: str = "", url: str = "") -> Look:
        """Read it, or other markup in its place."""
        address = url or self.expected["url"]
        body = (html or self.html).encode()
        return read_page(Page(url=address, final_url=address, status=200, body=body, fetched_at=LATER))


def saved_pages() -> list[Saved]:
    """List all saved pages."""
    return [Saved(path.parent.name, path.stem) for path in sorted(HERE.glob("*/*.html"))]


def fields(look: Look) -> dict[str, Any]:
    """Lay out the article that was read."""
    assert look.article is not None
    return {"url": look.article.url, "outlet_id": look.article.outlet_id, **of_article(look.article)}
