"""Addresses within the page: this view with another filter, as a file, or another view."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import quote, urlencode


@dataclass(frozen=True, slots=True)
class Here:
    """Where a reader is: below ``base``, at a path, with what stands behind the question mark."""

    base: str
    path: str
    asked: Mapping[str, str]

    def to(self, path: str, **asked: object) -> str:
        """Give the address of another view.

        >>> Here("/news", "/now", {}).to("/search", q="소뱅")
        '/news/search?q=%EC%86%8C%EB%B1%85'
        """
        return f"{self.base}{quote(path)}{_query(asked)}"

    def but(self, **changed: object) -> str:
        """Give the address of this view with other filters; none takes one away.

        >>> Here("", "/now", {"topic": "xAI", "below": "7"}).but(below=None, open=True)
        '/now?topic=xAI&open=true'
        """
        return f"{self.base}{quote(self.path)}{_query({**self.asked, **changed})}"

    def as_file(self, ending: str) -> str:
        """Give the address of this view for programs."""
        return replace(self, path=f"{self.path}{ending}").but()

    @property
    def address(self) -> str:
        """Give the address of this view, for coming back to it."""
        return self.but()


def _query(asked: Mapping[str, object]) -> str:
    pairs = [(name, _written(value)) for name, value in asked.items() if value not in (None, "", False)]
    return f"?{urlencode(pairs, quote_via=quote)}" if pairs else ""


def _written(value: object) -> str:
    return "true" if value is True else str(value)
