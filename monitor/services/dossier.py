"""What we already know of an article when a look at it comes in."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from monitor.domain.articles import Article, Revision
from monitor.domain.matching import Matcher
from monitor.domain.sources import Source, SourceKind, Track
from monitor.domain.stories import Likeness, Tie
from monitor.domain.topics import Matching
from monitor.domain.tracking import Known, Unread
from monitor.domain.urls import address_keys
from monitor.domain.verdicts import Look
from monitor.services.nearest import closest
from monitor.store.store import Books
from monitor.store.stories import StoryMember

STORY_SPAN = timedelta(hours=48)  # how long a story may be joined after its last step
MOST_NEAR = 400
REMEMBERED = 24  # revisions, among which an older wording may be found again


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


def tracks_all(source: Source) -> bool:
    """Whether a source has every article watched, whatever it is about."""
    return source.track is Track.ALL or source.kind is SourceKind.PAGE


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """An article as far as we know it, before this look is recorded.

    ``topics`` are those that its newest revision met, ``matching`` those that it meets now.
    ``nearest`` is the article of a story that an unknown one is tied to.
    """

    seen: Seen
    matching: Matching
    known: Known | None = None
    latest: Revision | None = None
    earlier: tuple[Revision, ...] = ()
    topics: tuple[str, ...] = ()
    clock_moves: bool | None = None
    nearest: tuple[StoryMember, Likeness] | None = None
    story_told: bool = False


def gather(books: Books, seen: Seen, matcher: Matcher, now: datetime) -> Dossier:
    """Read from the database what a judgement of this look needs."""
    article = seen.look.article
    matching = matcher.match(article, seen.source.name) if article else Matching()
    # A new entry may have led to the same article since the look began: what is known now counts.
    known = books.articles.get(seen.known.id) if seen.known else books.articles.find(seen.keys)
    if known is not None:
        return _of_known(books, seen, matching, known)
    if article is None or not (matching.topics or tracks_all(seen.source)):
        return Dossier(seen=seen, matching=matching)
    nearest = closest(article, books.stories.recent(now - STORY_SPAN, MOST_NEAR))
    if nearest is not None and nearest[1].tie is Tie.ARTICLE:
        return _of_known(books, seen, matching, books.articles.get(nearest[0].article))
    told = nearest is not None and bool(books.outbox.alerts(story=nearest[0].story, limit=1))
    return Dossier(seen=seen, matching=matching, nearest=nearest, story_told=told)


def _of_known(books: Books, seen: Seen, matching: Matching, known: Known) -> Dossier:
    revisions = books.articles.revisions(known.id, newest=REMEMBERED)
    return Dossier(
        seen=seen,
        matching=matching,
        known=known,
        latest=revisions[-1],
        earlier=revisions[:-1],
        topics=books.topics.matching(known.id, known.revision).topics,
        clock_moves=books.articles.clock_moves(known.outlet),
    )
