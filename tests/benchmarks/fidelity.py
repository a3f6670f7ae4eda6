"""Whether an article is kept as it is known to be."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from monitor.domain.articles import Article
from monitor.domain.texts.text import key
from tests.benchmarks.real_pages import RealPage

ENOUGH_TEXT = 0.8  # of the known paragraphs; people and programs draw the edge of a body differently
SAME_MINUTE = timedelta(minutes=1)
SAME_DAY = timedelta(hours=36)  # a day alone is known, in no known zone


def has_a_title(_page: RealPage, article: Article) -> bool:
    """Whether there is a headline at all."""
    return bool(article.title)


def has_a_text(_page: RealPage, article: Article) -> bool:
    """Whether there is a text at all."""
    return bool(article.body)


def has_its_title(page: RealPage, article: Article) -> bool:
    """Whether the headline has the letters that it is known to have."""
    return _letters(page.title) == _letters(article.title)


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Something asked of each article for which the field ``truth`` is known; ``must`` all answers be yes?"""

    about: str
    truth: str
    holds: Callable[[RealPage, Article], bool]
    must: bool = True


QUESTIONS = (
    Question(about="a title", truth="title", holds=has_a_title),
    Question(about="a text", truth="body", holds=has_a_text),
    Question(about="their published time", truth="published", holds=was_published_then),
    Question(about="their modified time", truth="modified", holds=was_modified_then),
    # People drew the edges of these, and pages show more than one headline.
    Question(about="the title as people noted it", truth="title", holds=has_its_title, must=False),
    Question(about="the text as people noted it", truth="body", holds=has_its_text, must=False),
)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, key(text)))


def _same_time(known: str, kept: datetime | None) -> bool:
    if kept is None:
        return False
    moment = datetime.fromisoformat(known)
    # Without a stated zone the hour is known and the instant is not: the kept one's zone may stand for it.
    moment = moment if moment.tzinfo else moment.replace(tzinfo=kept.tzinfo or UTC)
    return abs(moment - kept) < (SAME_MINUTE if "T" in known else SAME_DAY)
