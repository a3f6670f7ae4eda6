"""Whether an article is kept as it is known to be."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from monitor.domain.articles import Article
from monitor.domain.text import key
from tests.benchmarks.real_pages import RealPage

ENOUGH_TEXT = 0.8  # of the known paragraphs; people and programs draw the edge of a body differently
SAME_MINUTE = timedelta(minutes=1)
SAME_DAY = timedelta(hours=36)  # a day alone is known, in no known zone


def has_its_title(page: RealPage, article: Article) -> bool:
    """Whether the headline reads as it is known to."""
    return key(page.title) == key(article.title)


def has_its_text(page: RealPage, article: Article) -> bool:
    """Whether nearly all known paragraphs are there."""
    text = _letters(" ".join((article.subtitle, *article.body, *article.subheadings)))
    found = sum(_letters(paragraph) in text for paragraph in page.body)
    return found >= ENOUGH_TEXT * len(page.body)


def was_published_then(page: RealPage, article: Article) -> bool:
    """Whether the time of publication is the known one, to the minute."""
    return _same_time(page.published, article.published)


def was_modified_then(page: RealPage, article: Article) -> bool:
    """Whether the time of modification is the known one, to the minute."""
    return _same_time(page.modified, article.modified)


QUESTIONS: tuple[tuple[str, str, Callable[[RealPage, Article], bool]], ...] = (
    ("title", "title", has_its_title),
    ("text", "body", has_its_text),
    ("published time", "published", was_published_then),
    ("modified time", "modified", was_modified_then),
)
"""What is asked of each article: the words for it, the field in which the truth stands, the question."""


def _letters(text: str) -> str:
    return key(text).replace(" ", "")


def _same_time(known: str, kept: datetime | None) -> bool:
    if kept is None:
        return False
    moment = datetime.fromisoformat(known)
    # Without a stated zone the hour is known and the instant is not: the kept one's zone may stand for it.
    moment = moment if moment.tzinfo else moment.replace(tzinfo=kept.tzinfo or UTC)
    return abs(moment - kept) < (SAME_MINUTE if "T" in known else SAME_DAY)
