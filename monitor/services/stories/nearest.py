"""Which of the articles near in time tells most nearly the same as a new one."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import lru_cache

from monitor.domain.articles import Article
from monitor.domain.kinship.marks import marks
from monitor.domain.kinship.members import StoryMember
from monitor.domain.kinship.stories import Fingerprint, Likeness, Tie, Told, fingerprint, tie
from monitor.store.store import Books

CLOSENESS = (Tie.ARTICLE, Tie.FOLLOWUP, Tie.COPY)  # an event in other words begins a story of its own
STORY_SPAN = timedelta(hours=48)  # how long an article may be followed by others of its story
BESIDE = "the same article at another address, which says something else at the same time"
MOST = 8  # articles that are compared with a new one: those with which it shares the most


def told_by(article: Article) -> Told:
    """Return what of an article is compared with others; its canonical link is a claim, and is checked elsewhere."""
    return Told(
        url=article.url,
        title=article.title,
        text=article.text,
        outlet=article.outlet,
        outlet_id=article.outlet_id,
        published=article.published,
    )


def nearest(
    books: Books, article: Article, now: datetime, refused: Collection[int] = (), apart: Collection[int] = ()
) -> tuple[StoryMember, Likeness] | None:
    """Return the article of a story that a new one is tied to most closely, and how; none when no tie is close enough.

    ``refused`` are articles that it is known not to be, ``apart`` those that stand beside it in other words.
    """
    told = told_by(article)
    near = books.stories.sharing(marks(told).sought, now - STORY_SPAN, MOST)
    dated = replace(told, published=told.published or now)
    found = closest(dated, [member for member in near if member.article not in refused])
    if found is None or found[0].article not in apart or found[1].tie is not Tie.ARTICLE:
        return found
    return found[0], replace(found[1], tie=Tie.COPY, reason=BESIDE)


def closest(told: Told, near: Sequence[StoryMember]) -> tuple[StoryMember, Likeness] | None:
    """Return the closest of some articles, and how it is tied: itself, else the one that shares most of the text.

    Where a copy shares as much as the step that it was made of, a further step follows the step.
    """
    own = fingerprint(told)
    ties = [(member, tie(_fingerprint(member), own)) for member in near]
    close = [(member, likeness) for member, likeness in ties if likeness.tie in CLOSENESS]
    return min(close, key=lambda found: _distance(found[1]), default=None)


def _distance(likeness: Likeness) -> tuple[bool, float, int]:
    return likeness.tie is not Tie.ARTICLE, -likeness.share, CLOSENESS.index(likeness.tie)


def put_into_story(books: Books, article_id: int, title: str, near: tuple[int, Likeness] | None, now: datetime) -> int:
    """Make an article part of the story that it is tied to, or the first one of a story of its own."""
    story, likeness = near or (
        books.stories.begin(title, now),
        Likeness(tie=Tie.ARTICLE, reason="the first to tell it"),
    )
    books.stories.join(article_id, story, likeness, now)
    return story


def mark(books: Books, article_id: int, article: Article) -> None:
    """Let an article of a story be found by later ones."""
    books.fingerprints.add(article_id, marks(told_by(article)).own)


@lru_cache(maxsize=4096)
def _fingerprint(member: StoryMember) -> Fingerprint:
    return fingerprint(
        Told(
            url=member.url,
            title=member.title,
            text=member.opening,
            outlet=member.outlet,
            published=member.published or member.first_seen,
        )
    )
