"""What was known at a moment: of a topic, of a story; and what of a topic two moments differ in."""

from dataclasses import dataclass
from datetime import datetime

from monitor.domain.articles import Article
from monitor.domain.changes import Comparison
from monitor.domain.edits.compare import compare
from monitor.domain.looks.tracking import Known
from monitor.services.asking.names import check_topic
from monitor.services.stories.outlet_names import outlet_of
from monitor.store.store import Books

MOST = 500  # articles of a topic that are looked at, the newest


@dataclass(frozen=True, slots=True, kw_only=True)
class WordingThen:
    """What an article said at a moment, by the newest revision that had been seen."""

    article: int
    url: str
    outlet: str
    title: str
    revision: int
    seen_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """The articles of a topic or story as they were known at a moment, those revised last first."""

    at: datetime
    wordings: tuple[WordingThen, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Differing:
    """An article that said one thing at one moment and another at a later one, and what it comes to."""

    before: WordingThen
    after: WordingThen
    comparison: Comparison


@dataclass(frozen=True, slots=True, kw_only=True)
class Between:
    """What two moments of a topic differ in: articles that came, articles that changed; ``same`` is how many stayed."""

    topic: str
    earlier: datetime
    later: datetime
    came: tuple[WordingThen, ...]
    changed: tuple[Differing, ...]
    same: int


def topic_at(books: Books, topic: str, instant: datetime) -> Moment:
    """Return what the articles on a topic said as it was known at an instant, ``MOST`` of them at most.

    Raises ``WrongUseError`` for a topic that never was.
    """
    check_topic(books, topic)
    there = books.topics.articles_at(topic, instant, MOST)
    return Moment(at=instant, wordings=_wordings(books, books.revisions.numbers_at(there, instant)))


def story_at(books: Books, story: int, instant: datetime) -> Moment:
    """Return what the articles of a story said as it was known at an instant; who was in it then, is asked of then."""
    books.stories.about(story)
    there = [member.article for member in books.memberships.at(story, instant)]
    return Moment(at=instant, wordings=_wordings(books, books.revisions.numbers_at(there, instant)))


def topic_between(books: Books, topic: str, earlier: datetime, later: datetime) -> Between:
    """Return what changed over a topic between two instants; each article once, whatever happened in between."""
    before = {each.article: each for each in topic_at(books, topic, earlier).wordings}
    after = topic_at(books, topic, later).wordings
    both = [(before[each.article], each) for each in after if each.article in before]
    changed = tuple(
        Differing(before=was, after=now, comparison=compare(_stated(books, was), _stated(books, now)))
        for was, now in both
        if was.revision != now.revision
    )
    return Between(
        topic=topic,
        earlier=earlier,
        later=later,
        came=tuple(each for each in after if each.article not in before),
        changed=changed,
        same=len(both) - len(changed),
    )


def _wordings(books: Books, numbers: dict[int, int]) -> tuple[WordingThen, ...]:
    found = (_wording(books, books.articles.get(article), no) for article, no in numbers.items())
    return tuple(sorted(found, key=lambda one: (one.seen_at, one.article), reverse=True))


def _wording(books: Books, known: Known, no: int) -> WordingThen:
    revision = books.revisions.get(known.id, no)
    if revision is None:
        raise AssertionError(f"revision {no} of article {known.id} was just there")
    return WordingThen(
        article=known.id,
        url=known.url,
        outlet=outlet_of(books, known),
        title=revision.article.title,
        revision=no,
        seen_at=revision.seen_at,
    )


def _stated(books: Books, wording: WordingThen) -> Article:
    revision = books.revisions.get(wording.article, wording.revision)
    if revision is None:
        raise AssertionError(f"revision {wording.revision} of article {wording.article} was just there")
    return revision.article
