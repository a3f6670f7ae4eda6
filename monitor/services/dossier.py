"""What we already know of an article when a look at it comes in."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from monitor.domain.articles import Article, Revision
from monitor.domain.sources import Source
from monitor.domain.tracking import Known, Unread
from monitor.domain.urls import address_keys
from monitor.domain.verdicts import Look
from monitor.store.store import Books
from monitor.store.stories import StoryMember

STORY_SPAN = timedelta(hours=48)  # how long a story may be joined after its last step
MOST_NEAR = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """One look, and what it was a look at: a new entry, or an article known before.

    ``reread`` is the newest revision as today's reader would have read it, when another read it.
    """

    source: Source
    look: Look
    entry: Unread | None = None
    known: Known | None = None
    reread: Article | None = None

    @property
    def keys(self) -> tuple[str, ...]:
        """All addresses under which the article may be known: asked, final, canonical, the outlet's own id."""
        page, article = self.look.page, self.look.article
        asked = address_keys(page.url)
        if article is None:
            return tuple(dict.fromkeys(asked + address_keys(page.final_url)))
        said = address_keys(page.final_url, article.canonical_url, article.outlet, article.outlet_id)
        return tuple(dict.fromkeys(said + asked))


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """An article as far as we know it, before this look is recorded; ``topics`` are those its newest revision met."""

    seen: Seen
    known: Known | None
    latest: Revision | None = None
    earlier: tuple[Revision, ...] = ()
    topics: tuple[str, ...] = ()
    clock_moves: bool | None = None
    near: tuple[StoryMember, ...] = ()


def gather(books: Books, seen: Seen, now: datetime) -> Dossier:
    """Read from the database what a judgement of this look needs."""
    known = seen.known or books.articles.find(seen.keys)
    if known is None:
        return Dossier(seen=seen, known=None, near=books.stories.recent(now - STORY_SPAN, MOST_NEAR))
    revisions = books.articles.revisions(known.id)
    return Dossier(
        seen=seen,
        known=known,
        latest=revisions[-1],
        earlier=revisions[:-1],
        topics=books.topics.matching(known.id, known.revision).topics,
        clock_moves=books.articles.clock_moves(known.outlet),
    )
