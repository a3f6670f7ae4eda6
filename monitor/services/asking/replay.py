"""The stored history once more, step by step, and what some rules would have told of each step."""

from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import cached_property
from http import HTTPStatus

from monitor.domain.alerts import Alert
from monitor.domain.articles import Revision
from monitor.domain.changes import Change, Comparison, Finding, Kind, Severity
from monitor.domain.edits.compare import compare
from monitor.domain.looks.removal import Absence, Certainty
from monitor.domain.looks.seen import Seen
from monitor.domain.looks.tracking import Known, Unread
from monitor.domain.looks.verdicts import Look, Verdict, VerdictKind
from monitor.domain.pages import Page
from monitor.domain.sources import Entry
from monitor.domain.telling.alerting import Telling
from monitor.domain.telling.dossier import REMEMBERED, Dossier
from monitor.domain.telling.drafting import draft
from monitor.domain.telling.judgement import judge
from monitor.domain.telling.listening import listeners
from monitor.domain.ties import Tie
from monitor.domain.topics import Matching
from monitor.services.intake.gathering import wordings
from monitor.services.rules import Rules
from monitor.store.articles import Beginning
from monitor.store.store import Books
from monitor.store.stories import Membership

FIRST_LISTING = timedelta(hours=1)  # articles without a time of their own that came so soon stood there before us


@dataclass(kw_only=True)
class Step:
    """A revision as it came in, or (``absence``) that the article was removed, with what a decision needs."""

    known: Known
    beginning: Beginning
    revision: Revision
    before: Revision | None = None
    earlier: tuple[Revision, ...] = ()
    change: Change | None = None
    absence: Absence | None = None
    at: datetime

    @cached_property
    def recorded(self) -> Comparison | Absence | None:
        """What happened to a known article: as it was recorded, else compared again."""
        if self.absence is not None or self.before is None:
            return self.absence
        if self.revision.technical:
            return Comparison(finding=Finding.TECHNICAL, reason="read by another reader")
        if self.change is None:
            return compare(self.before.article, self.revision.article, earlier=self.earlier)
        tell = self.change.severity > Severity.NONE and Kind.FLAP not in self.change.kinds
        return Comparison(finding=Finding.EDIT, reason=self.change.reason, tell=tell, change=self.change)


def steps(books: Books, article_id: int) -> Iterator[Step]:
    """Give the steps of one article in order; a few revisions are held at a time."""
    known, beginning = books.articles.get(article_id), books.articles.beginning(article_id)
    changes = {after: change for _, after, change in books.changes.of(article_id)}
    memberships = books.memberships.of(article_id)
    earlier: deque[Revision] = deque(maxlen=REMEMBERED)
    for no in range(1, known.revision + 1):
        revision = books.revisions.get(article_id, no)
        if revision is None:
            continue
        yield Step(
            known=replace(known, story=_story_at(memberships, revision.seen_at)),
            beginning=beginning,
            revision=revision,
            before=earlier[-1] if earlier else None,
            earlier=tuple(earlier),
            change=changes.get(no),
            at=revision.seen_at,
        )
        earlier.append(revision)
    if known.removed and known.gone_since and earlier:
        gone = Absence(certainty=Certainty.REMOVED, reason="gone")
        last, at = earlier[-1], known.gone_since
        known = replace(known, story=_story_at(memberships, at))
        yield Step(known=known, beginning=beginning, revision=last, before=last, absence=gone, at=at)


def _story_at(memberships: Sequence[Membership], at: datetime) -> int | None:
    """Return the story that an article was in, whatever a person put right since; before it was in any, its first."""
    began = [each for each in memberships if each.since <= at] or memberships[:1]
    return began[-1].story if began else None


@dataclass(frozen=True, slots=True, kw_only=True)
class RoutedAlert:
    """An alert that rules give reason to, and the routes that take it."""

    alert: Alert
    routes: tuple[str, ...]


@dataclass(slots=True)
class Replay:
    """Some rules, and what they told so far of each story."""

    rules: Rules
    told: defaultdict[int, list[Alert]] = field(default_factory=lambda: defaultdict(list))

    def decide(self, books: Books, step: Step) -> RoutedAlert | None:
        """Return what these rules tell of a step; none when no route takes it."""
        dossier = self._dossier(books, step)
        if not dossier.is_asked_for:
            return None  # nobody is told, whatever a comparison, which is dear, would say
        dossier = replace(dossier, recorded=step.recorded)
        judgement = judge(dossier, step.at)
        if not isinstance(judgement.decision, Telling):
            return None
        known = replace(step.known, revision=step.revision.no)
        alert = self._sized(books, draft(dossier, judgement, judgement.decision, known, step.at))
        routes = tuple(route.name for route in listeners(alert, self.rules.routes))
        # A copy that no route takes is no alert, as in the daemon: nothing is compared with it.
        if alert.story is not None and (routes or alert.tie is not Tie.COPY):
            self.told[alert.story].append(replace(alert, change=None, lead=""))  # there may be many
        return RoutedAlert(alert=alert, routes=routes) if routes else None

    def _sized(self, books: Books, alert: Alert) -> Alert:
        if alert.story is None or all(route.story_size == 1 for route in self.rules.routes):
            return alert
        return replace(alert, story_size=len(books.memberships.at(alert.story, alert.at)))

    def _dossier(self, books: Books, step: Step) -> Dossier:
        """Return what was known when the step was made."""
        source, article = self.rules.source(step.known.source), step.revision.article
        seen = Seen(source=source, look=_look(step), entry=_entry(step))
        if step.before is not None:
            return Dossier(
                seen=seen,
                matching=Matching() if step.absence else self.rules.matcher.match(article, source.name),
                topics=self.rules.matcher.match(step.before.article, source.name).topics,
                known=step.known,
                latest=step.before,
                earlier=step.earlier,
            )
        told, likeness = self._told_of_story(step), step.beginning.likeness
        return Dossier(
            seen=seen,
            matching=self.rules.matcher.match(article, source.name),
            story=step.known.story,
            likeness=likeness,
            story_told=bool(told),
            retold=wordings(books, told, likeness.tie) if likeness else (),
        )

    def _told_of_story(self, step: Step) -> Sequence[Alert]:
        """Return what was told of its story before a step; later edits of earlier articles were decided already."""
        story = step.known.story
        return [] if story is None else [each for each in self.told.get(story, ()) if each.at <= step.at]


def _look(step: Step) -> Look:
    page = Page(url=step.known.url, final_url=step.known.url, status=HTTPStatus.OK, fetched_at=step.at)
    if step.absence is not None:
        return Look(page=page, verdict=Verdict(kind=VerdictKind.GONE, reason=step.absence.reason))
    return Look(page=page, verdict=Verdict(kind=VerdictKind.ARTICLE, reason="recorded"), article=step.revision.article)


def _entry(step: Step) -> Unread:
    return Unread(
        id=0,
        source=step.known.source,
        entry=Entry(url=step.known.url),
        listed_at=step.known.first_seen_at,
        at_first_look=_stood_there_before(step),
    )


def _stood_there_before(step: Step) -> bool:
    """Whether the source had the article when it was looked at for the first time."""
    since, published = step.beginning.watched_since, step.revision.article.published
    if step.beginning.at_first_look is not None or since is None:
        return bool(step.beginning.at_first_look)
    return step.at - since < FIRST_LISTING if published is None else published < since
