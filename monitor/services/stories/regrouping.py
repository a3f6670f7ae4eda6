"""Correcting the machine: an article is taken out of its story, two stories become one, or that is taken back."""

from datetime import datetime

from monitor.domain.errors import WrongUseError
from monitor.domain.kinship.members import Deed, StoryCorrection
from monitor.store.store import Books


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
