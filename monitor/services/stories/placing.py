"""Which story an article belongs to: that of the one that tells most nearly the same, or where a person put it."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime, timedelta

from monitor.domain.articles import Article
from monitor.domain.errors import WrongUseError
from monitor.domain.kinship.marks import marks
from monitor.domain.kinship.members import Deed, StoryCorrection, StoryMember, closest
from monitor.domain.ties import Likeness, Tie, Told
from monitor.store.store import Books

STORY_SPAN = timedelta(hours=48)  # how long an article may be followed by others of its story
SIDE_BY_SIDE = "the same article at another address, which says something else at the same time"
MOST = 8  # articles that are compared with a new one: those with which it shares the most


def nearest(
    books: Books, article: Article, now: datetime, refused: Collection[int] = (), apart: Collection[int] = ()
) -> tuple[StoryMember, Likeness] | None:
    """Return the article of a story that a new one is tied to most closely, and how; none when no tie is close enough.

    ``refused`` are articles that it is known not to be, ``apart`` those that stand beside it in other words.
    """
    told = Told.of(article)
    near = books.stories.sharing(marks(told).sought, now - STORY_SPAN, MOST)
    dated = replace(told, published=told.published or now)
    found = closest(dated, [member for member in near if member.article not in refused])
    if found is None or found[0].article not in apart or found[1].tie is not Tie.ARTICLE:
        return found
    return found[0], replace(found[1], tie=Tie.COPY, reason=SIDE_BY_SIDE)


def put_into_story(
    books: Books, article_id: int, article: Article, near: tuple[int, Likeness] | None, now: datetime
) -> int:
    """Make an article part of the story that it is tied to, or the first one of a story of its own."""
    make_findable(books, article_id, article)
    if near is None:
        near = books.stories.begin(article.title, now), Likeness(tie=Tie.ARTICLE, reason="the first to tell it")
    books.stories.join(article_id, *near, now)
    return near[0]


def make_findable(books: Books, article_id: int, article: Article) -> None:
    """Let an article of a story be found by later ones that tell the same."""
    books.fingerprints.add(article_id, marks(Told.of(article)).own)


def split(books: Books, article_id: int, now: datetime) -> StoryCorrection:
    """Take an article out of its story, into one of its own."""
    known = books.articles.get(article_id)
    if known.story is None:
        raise WrongUseError(f"article {article_id} is part of no story: it is not followed")
    members = books.stories.members(known.story)
    if len(members) == 1:
        raise WrongUseError(f"article {article_id} is alone in story {known.story} already")
    title = next(member.title for member in members if member.article == article_id)
    own = books.stories.begin(title, now)
    return books.story_corrections.move(Deed.SPLIT, [article_id], known.story, own, now)


def merge(books: Books, into: int, story: int, now: datetime) -> StoryCorrection:
    """Make two stories one: all articles of the second go into the first."""
    if into == story:
        raise WrongUseError(f"story {story} is the same one", do="Name two stories")
    for each in (into, story):
        books.stories.about(each)
    moved = [member.article for member in books.stories.members(story)]
    if not moved:
        raise WrongUseError(f"story {story} has no articles", do="`newsmon stories` lists those that have")
    return books.story_corrections.move(Deed.MERGE, moved, story, into, now)


def undo(books: Books, regrouping_id: int, now: datetime) -> StoryCorrection:
    """Take back what was split or merged."""
    done = books.story_corrections.get(regrouping_id)
    if done.undone_at is not None:
        raise WrongUseError(f"that was taken back before, at {done.undone_at:%Y-%m-%d %H:%M}Z")
    if not books.story_corrections.undo(done, now):
        raise WrongUseError(
            "none of its articles is where it was put: they were moved on",
            do=f"`newsmon stories show {done.into}` lists what was done later; take that back first",
        )
    return done
