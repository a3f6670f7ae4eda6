"""The stored history once more, step by step, and what some rules would have told of each step."""

from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import cached_property

from monitor.domain.alerts import Alert, alert_key
from monitor.domain.articles import Article, Revision
from monitor.domain.changes import Change, Comparison, Finding, Kind, Severity
from monitor.domain.edits.compare import compare
from monitor.domain.kinship.stories import Tie
from monitor.domain.looks.removal import Absence, Stage
from monitor.domain.looks.tracking import Known
from monitor.domain.telling.alerting import Decision, Occasion, Telling, alerts_for
from monitor.domain.telling.listening import listeners
from monitor.domain.telling.retelling import Retelling, least_retelling
from monitor.services.intake.dossier import REMEMBERED, tracks_all
from monitor.services.rules import Rules
from monitor.store.articles import Beginning
from monitor.store.store import Books

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
    def comparison(self) -> Comparison | None:
        """What happened between the two revisions: as it was recorded, else compared again."""
        if self.before is None:
            return None
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
    earlier: deque[Revision] = deque(maxlen=REMEMBERED)
    for no in range(1, known.revision + 1):
        revision = books.revisions.get(article_id, no)
        if revision is None:
            continue
        yield Step(
            known=known,
            beginning=beginning,
            revision=revision,
            before=earlier[-1] if earlier else None,
            earlier=tuple(earlier),
            change=changes.get(no),
            at=revision.seen_at,
        )
        earlier.append(revision)
    if known.removed and known.gone_since and earlier:
        gone = Absence(stage=Stage.REMOVED, reason="gone")
        yield Step(known=known, beginning=beginning, revision=earlier[-1], absence=gone, at=known.gone_since)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An alert that rules give reason to, and the routes that take it."""

    alert: Alert
    routes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What was told of a story: which article, in which wording, where it stood, and when."""

    article: int
    revision: int
    outlet: str
    tie: Tie | None
    at: datetime


@dataclass(slots=True)
class Replay:
    """Some rules, and what they told so far of each story."""

    rules: Rules
    told: defaultdict[int, list[Account]] = field(default_factory=lambda: defaultdict(list))

    def decide(self, books: Books, step: Step) -> Told | None:
        """Return what these rules tell of a step; none when no route takes it."""
        after = self._topics(step.revision.article, step)
        before = self._topics(step.before.article, step) if step.before else ()
        decision = self._decision(books, step, before, after)
        if not isinstance(decision, Telling):
            return None
        alert = self._sized(books, _alert(step, decision, tuple(dict.fromkeys((*after, *before)))))
        routes = tuple(route.name for route in listeners(alert, self.rules.routes))
        # A copy that no route takes is no alert, as in the daemon: nothing is compared with it.
        if alert.story is not None and (routes or alert.tie is not Tie.COPY):
            self.told[alert.story].append(_account(step, alert))
        return Told(alert=alert, routes=routes) if routes else None

    def _sized(self, books: Books, alert: Alert) -> Alert:
        if alert.story is None or all(route.story_size == 1 for route in self.rules.routes):
            return alert
        return replace(alert, story_size=books.stories.size(alert.story, alert.at))

    def _accounts(self, step: Step) -> list[Account]:
        """Return what was told of its story before a step; later edits of earlier articles were decided already."""
        story = step.known.story
        return [] if story is None else [each for each in self.told.get(story, ()) if each.at <= step.at]

    def _topics(self, article: Article, step: Step) -> tuple[str, ...]:
        return self.rules.matcher.match(article, step.known.source).topics

    def _decision(self, books: Books, step: Step, before: tuple[str, ...], after: tuple[str, ...]) -> Decision:
        source = self.rules.source(step.known.source)
        track_all = tracks_all(source)
        if step.absence:
            return alerts_for(Occasion(known=True, before=after, track_all=track_all, absence=step.absence))
        if step.before is None:
            return self._first(books, step, after)
        # What no topic meets needs no comparison, which is dear.
        comparison = step.comparison if before or after or track_all else None
        return alerts_for(Occasion(known=True, before=before, after=after, track_all=track_all, comparison=comparison))

    def _first(self, books: Books, step: Step, after: tuple[str, ...]) -> Decision:
        source, published = self.rules.source(step.known.source), step.revision.article.published
        accounts = self._accounts(step)
        return alerts_for(
            Occasion(
                known=False,
                after=after,
                track_all=tracks_all(source),
                likeness=step.beginning.likeness,
                story=step.known.story if accounts else None,
                retelling=_retelling(books, step, accounts),
                first_look=_stood_there_before(step),
                backlog=source.backlog,
                age=None if published is None else step.at - published,
            )
        )


def _account(step: Step, alert: Alert) -> Account:
    return Account(
        article=step.known.id, revision=step.revision.no, outlet=step.known.outlet, tie=alert.tie, at=alert.at
    )


def _retelling(books: Books, step: Step, accounts: Sequence[Account]) -> Retelling | None:
    """Compare a copy with all that was told, a further step with the step told last, as the daemon does."""
    likeness = step.beginning.likeness
    if likeness is None or likeness.tie not in (Tie.COPY, Tie.FOLLOWUP):
        return None
    steps_told = [each for each in accounts if each.tie is not Tie.COPY] or accounts
    compared = {each.article: each for each in accounts}.values() if likeness.tie is Tie.COPY else steps_told[-1:]
    found = [(each, books.revisions.get(each.article, each.revision)) for each in compared]
    wordings = [(revision.article, each.outlet) for each, revision in found if revision is not None]
    return least_retelling(wordings, step.revision.article, likeness.tie)


def _stood_there_before(step: Step) -> bool:
    """Whether the source had the article when it was looked at for the first time."""
    since, published = step.beginning.watched_since, step.revision.article.published
    if step.beginning.at_first_look is not None or since is None:
        return bool(step.beginning.at_first_look)
    return step.at - since < FIRST_LISTING if published is None else published < since


def _alert(step: Step, telling: Telling, topics: tuple[str, ...]) -> Alert:
    article, edit = step.revision.article, step.comparison
    return Alert(
        key=alert_key(step.known.identity, step.revision.no, telling.kind),
        kind=telling.kind,
        at=step.at,
        url=step.known.url,
        title=article.title,
        reason=telling.reason,
        outlet=step.known.outlet,
        source=step.known.source,
        language=article.language,
        topics=topics,
        entered=telling.topics.entered,
        left=telling.topics.left,
        severity=telling.severity,
        story=step.known.story,
        article=step.known.id,
        revision=step.revision.no,
        tie=telling.tie,
        change=edit.change if edit else telling.change,
    )
