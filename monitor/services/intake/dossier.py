"""What we already know of an article when a look at it comes in."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from monitor.domain.addresses.urls import address_keys
from monitor.domain.alerts import Alert, AlertKind
from monitor.domain.articles import Article, Revision
from monitor.domain.changes import Change
from monitor.domain.kinship.stories import Likeness, Tie
from monitor.domain.looks.removal import Neighbours
from monitor.domain.looks.tracking import Known, Unread
from monitor.domain.looks.verdicts import Look, VerdictKind
from monitor.domain.matches.matching import Matcher
from monitor.domain.sources import Source, SourceKind, Track
from monitor.domain.topics import Matching
from monitor.services.intake.recognition import Recognised, recognise
from monitor.services.stories.nearest import nearest
from monitor.store.store import Books
from monitor.store.stories import StoryMember

Step = tuple[int, int, Change]  # from one revision to another
ABSENCES = frozenset({AlertKind.REMOVED, AlertKind.UNREACHABLE, AlertKind.BACK})
REMEMBERED = 24  # revisions, among which an older wording may be found again


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """One look, and what it was a look at: a new entry, or an article known before.

    ``reread`` is the newest revision as today's reader would have read it, when another read it;
    ``base`` so the revision that was told last, where an edit is kept back since. ``again`` is the
    article as a second look found it moments later, when this one found other words than before.
    ``asked`` are articles that its address claims it to be and whose own address was asked, ``apart`` those of
    them that go on to say something else there.
    """

    source: Source
    look: Look
    entry: Unread | None = None
    known: Known | None = None
    reread: Article | None = None
    base: Article | None = None
    again: Article | None = None
    asked: frozenset[int] = frozenset()
    apart: frozenset[int] = frozenset()

    @property
    def keys(self) -> tuple[str, ...]:
        """All addresses under which the article is known: by the outlet's own id, the final one, the asked one."""
        page, article = self.look.page, self.look.article
        asked = address_keys(page.url)
        if article is None:
            return tuple(dict.fromkeys(asked + address_keys(page.final_url)))
        return tuple(dict.fromkeys(address_keys(page.final_url, article.outlet, article.outlet_id) + asked))


def tracks_all(source: Source) -> bool:
    """Whether a source has every article watched, whatever it is about."""
    return source.track is Track.ALL or source.kind is SourceKind.PAGE


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """An article as far as we know it, before this look is recorded.

    ``topics`` are those that its newest revision meets, ``matching`` those that it meets now.
    ``nearest`` is the article of a story that an unknown one is tied to, ``retold`` the wordings of that
    story that were told and that it is compared with, each with its outlet.
    ``absences`` are the alerts that said it was missing or back, ``neighbours`` how the outlet's other
    pages did since this one was first missed, ``last_edit`` its newest change and when that was seen.
    """

    seen: Seen
    matching: Matching
    recognised: Recognised
    known: Known | None = None
    latest: Revision | None = None
    earlier: tuple[Revision, ...] = ()
    topics: tuple[str, ...] = ()
    clock_moves: bool | None = None
    nearest: tuple[StoryMember, Likeness] | None = None
    story_told: bool = False
    retold: tuple[tuple[Article, str], ...] = ()
    absences: tuple[Alert, ...] = ()
    neighbours: Neighbours | None = None
    last_edit: tuple[Change, datetime] | None = None
    changes: tuple[Change, ...] = ()


def gather(books: Books, seen: Seen, matcher: Matcher, now: datetime) -> Dossier:
    """Read from the database what a judgement of this look needs."""
    article = seen.look.article
    matching = matcher.match(article, seen.source.name) if article else Matching()
    recognised = _recognised(books, seen)
    if recognised.known is not None:
        return _of_known(books, seen, matcher, matching, recognised)
    if article is None or not (matching.topics or tracks_all(seen.source)):
        return Dossier(seen=seen, matching=matching, recognised=recognised)
    near = nearest(books, article, now, recognised.refused, seen.apart)
    if near is not None and near[1].tie is Tie.ARTICLE:
        known = books.articles.get(near[0].article)
        return _of_known(books, seen, matcher, matching, replace(recognised, known=known))
    alerts = books.stories.told(near[0].story) if near else ()
    return Dossier(
        seen=seen,
        matching=matching,
        recognised=recognised,
        nearest=near,
        story_told=bool(alerts),
        retold=tuple(_wordings(books, _comparable([alert for _, alert in alerts], near))),
    )


def _comparable(alerts: Sequence[Alert], near: tuple[StoryMember, Likeness] | None) -> Iterable[Alert]:
    """Return those that a further telling is compared with: a copy with all that was told, a step with the last one."""
    worded = [alert for alert in alerts if alert.article is not None and alert.revision is not None]
    if near is not None and near[1].tie is Tie.COPY:
        return {alert.article: alert for alert in worded}.values()
    return ([alert for alert in worded if alert.tie is not Tie.COPY] or worded)[-1:]


def _wordings(books: Books, alerts: Iterable[Alert]) -> Iterator[tuple[Article, str]]:
    for alert in alerts:
        assert alert.article is not None and alert.revision is not None  # noqa: S101, PT018  # of no others
        revision = books.revisions.get(alert.article, alert.revision)
        if revision is not None:
            yield revision.article, alert.outlet


def _recognised(books: Books, seen: Seen) -> Recognised:
    # A new entry may have led to the same article since the look began: what is known now counts.
    if seen.known is not None:
        return Recognised(known=books.articles.get(seen.known.id))
    if seen.look.article is None:
        return Recognised(known=books.articles.find(seen.keys))
    return recognise(books, seen.look.page, seen.look.article, seen.keys, seen.apart)


def _of_known(books: Books, seen: Seen, matcher: Matcher, matching: Matching, recognised: Recognised) -> Dossier:
    known = recognised.known
    assert known is not None  # noqa: S101  # only known articles come here
    revisions = books.revisions.of(known.id, newest=REMEMBERED)
    missing = seen.look.verdict.kind is VerdictKind.GONE
    changes = books.changes.of(known.id, newest=REMEMBERED)
    return Dossier(
        seen=seen,
        matching=matching,
        recognised=recognised,
        known=known,
        latest=revisions[-1],
        earlier=revisions[:-1],
        # By the present rules: what was met under earlier ones came and went with them, not by an edit.
        topics=matcher.match(seen.reread or revisions[-1].article, seen.source.name).topics,
        clock_moves=books.outlets.clock_moves(known.outlet),
        absences=absences(books, known.id),
        neighbours=_neighbours(books, seen.source, known) if missing else None,
        last_edit=_last_edit(changes, revisions),
        changes=tuple(change for _, _, change in changes),
    )


def absences(books: Books, article_id: int) -> tuple[Alert, ...]:
    """Return the alerts that said of an article that it was missing, or back, the oldest first."""
    return tuple(alert for _, alert in books.alerts.all(article=article_id, kinds=ABSENCES))


def _neighbours(books: Books, source: Source, known: Known) -> Neighbours:
    if known.gone_since is None:
        return Neighbours()
    answered, missing = books.counts.neighbours(known, known.gone_since)
    state = books.sources.named(source.name)
    page = source.kind is SourceKind.PAGE
    listed = not page and state is not None and state.ok_at is not None and state.ok_at >= known.gone_since
    return Neighbours(answered=answered, missing=missing, listed=listed, alone=page and not answered + missing)


def _last_edit(changes: Sequence[Step], revisions: Sequence[Revision]) -> tuple[Change, datetime] | None:
    seen_at = {revision.no: revision.seen_at for revision in revisions}
    return next(((change, seen_at[no]) for _, no, change in reversed(changes) if no in seen_at), None)
