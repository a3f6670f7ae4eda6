"""One amount in one body and one headline of the real pages, given another wording wherever they stand."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from tests.benchmarks.real_pages import RealPage

AMOUNT = re.compile(r"(?<![\d.,])\d[\d,]*(?:\.\d+)?(?:조|억|만|천)?\s?(?:원|달러|명|건|곳)")
AROUND = 12  # characters on either side that find an amount again in the markup
SURE_OF_A_HEADLINE = 3  # a headline that stands so often in the markup is the one the page shows


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """A change of one page's markup; ``before`` and ``after`` are the words that an alert must show."""

    page: RealPage
    before: str
    after: str
    pairs: tuple[tuple[str, str], ...]

    def apply(self, html: str) -> str:
        """Return the markup with the other wording."""
        for old, new in self.pairs:
            html = html.replace(old, new)
        return html


def amount_edit(pages: Sequence[RealPage]) -> Edit:
    """Return the first edit of a Korean page that changes one amount and nothing else."""
    return next(edit for page in pages if page.language == "ko" for edit in _amounts(page))


def headline_edit(pages: Sequence[RealPage], *, not_of: RealPage) -> Edit:
    """Return the edit of the headline of the first English page that shows its headline plainly."""
    return next(
        _headline(page)
        for page in pages
        if page.language == "en" and page is not not_of and page.html.count(page.title) >= SURE_OF_A_HEADLINE
    )


def _amounts(page: RealPage) -> Iterator[Edit]:
    for paragraph in page.body:
        for found in AMOUNT.finditer(paragraph):
            start, end = max(0, found.start() - AROUND), found.end() + AROUND
            context, amount = paragraph[start:end], found[0]
            if context in page.html and "." not in amount and paragraph.count(amount) == 1:
                pair = (context, context.replace(amount, _another(amount)))
                yield Edit(page=page, before=amount, after=_another(amount), pairs=(pair,))


def _another(amount: str) -> str:
    digit = int(amount[0])
    return f"{digit % 9 + 1}{amount[1:]}"


def _headline(page: RealPage) -> Edit:
    after = f"{page.title.rsplit(' ', 1)[0]} reconsidered"
    return Edit(
        page=page, before=page.title, after=after, pairs=tuple(zip(_spelt(page.title), _spelt(after), strict=True))
    )


def _spelt(title: str) -> tuple[str, ...]:
    """Return a headline as text, as markup and as the two ways in which scripts write it."""
    return (title, escape(title), json.dumps(title)[1:-1], json.dumps(title, ensure_ascii=False)[1:-1])
