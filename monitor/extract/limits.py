"""How much of an article is taken in: more than anybody wrote, and so little that nothing on its way is held up."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from monitor.domain.articles import Article

TEXT = 300_000  # letters; the longest reports and a day of a live blog have half of it
LINE = 2_000  # letters of a headline or another line
LINES = 1_000  # of each kind beside the text
TOO_LONG = f"the text is longer than {TEXT:,} letters, and its rest was not read"


def bounded(article: Article) -> Article:
    """Return an article within the limits; where text had to be left out, that stands in its ``doubt``."""
    body = tuple(_within(TEXT, article.body))
    return replace(
        article,
        title=article.title[:LINE],
        body=body,
        subtitle=article.subtitle[: 10 * LINE],
        labels=_lines(article.labels),
        subheadings=_lines(article.subheadings),
        captions=_lines(article.captions),
        authors=_lines(article.authors),
        notices=_lines(article.notices),
        withdrawn=_lines(article.withdrawn),
        tags=_lines(article.tags),
        doubt=article.doubt if body == article.body else TOO_LONG,
    )


def _within(letters: int, paragraphs: Iterable[str]) -> Iterator[str]:
    """Give paragraphs until so many letters are given; the last one is cut."""
    for paragraph in paragraphs:
        if letters <= 0:
            return
        yield paragraph[:letters]
        letters -= len(paragraph)


def _lines(lines: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(line[:LINE] for line in lines[:LINES])
