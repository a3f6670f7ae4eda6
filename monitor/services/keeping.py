"""Whether an edit is told now or kept back for a while, and what is left to tell of it by then."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from monitor.domain.alerting import Telling
from monitor.domain.alerts import Alert, AlertKind
from monitor.domain.articles import Revision
from monitor.domain.changes import Comparison, Finding, Severity
from monitor.domain.compare import compare
from monitor.domain.keeping import LONGEST, MOMENT, Cause, Kept, KnownWave
from monitor.domain.pacing import IN, WAITS, ToldEdit, turn
from monitor.domain.topic_changes import TopicChange
from monitor.domain.waves import FEWEST, Ripple, could_begin
from monitor.services.dossier import Dossier
from monitor.services.weighing import Weighed
from monitor.store.store import Books


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What else is going on when an edit comes in.

    ``waiting`` is what is kept back of its article, and ``base`` the revision that this would be told
    against; ``told`` its edits of the last hours, ``near`` what is kept of other articles of its
    outlet, ``waves`` those met there, ``due`` how many articles of its source are looked at next.
    """

    waiting: Kept | None = None
    base: Revision | None = None
    told: tuple[ToldEdit, ...] = ()
    near: tuple[Kept, ...] = ()
    waves: tuple[KnownWave, ...] = ()
    due: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """What is done with an edit: told now, kept back for a ``cause`` until then, or, when ``undone``, nothing.

    ``net`` is the change since the revision that was told last, where an edit was ``waiting`` before.
    """

    reason: str
    cause: Cause | None = None
    until: datetime | None = None
    net: Comparison | None = None
    waiting: Kept | None = None
    wave: KnownWave | None = None
    undone: bool = False


def standing(books: Books, dossier: Dossier, now: datetime) -> Standing:
    """Read what else is going on at the article and its outlet."""
    known = dossier.known
    if known is None:
        return Standing()
    waiting = books.kept.of(known.id)
    if waiting is None and dossier.latest is not None and dossier.latest.article == dossier.seen.look.article:
        return Standing()  # most looks find the same again: they need not read what waits at the outlet
    previous = waiting.alert.previous if waiting else None
    told = books.outbox.alerts(article=known.id, kind=AlertKind.EDITED, since=now - IN - sum(WAITS, start=IN))
    return Standing(
        waiting=waiting,
        base=books.articles.revision(known.id, previous) if previous else None,
        told=tuple(ToldEdit(at=alert.at, waited=alert.kept_since is not None) for _, alert in told),
        near=tuple(one for one in books.kept.at(known.outlet) if one.article != known.id),
        waves=books.kept.waves(known.outlet, now),
        due=books.articles.due_by(dossier.seen.source.name, now + MOMENT),
    )


def course(dossier: Dossier, weighed: Weighed, found: Standing, now: datetime) -> Course:
    """Decide what is done with an edit."""
    return replace(_course(dossier, weighed, found, now), waiting=found.waiting)


def _course(dossier: Dossier, weighed: Weighed, found: Standing, now: datetime) -> Course:
    net = _net(dossier, weighed, found)
    if net is not None and net.finding is Finding.NONE:
        return Course(reason="undone before it was told", undone=True)
    change = (net.change if net else None) or (weighed.comparison.change if weighed.comparison else None)
    if not _is_edit(weighed) or dossier.known is None or change is None:
        return Course(reason="nothing to keep back")
    assert isinstance(weighed.decision, Telling)  # noqa: S101  # an edit is told
    ripple = Ripple.of(dossier.known.id, dossier.seen.source.name, change, misfit=bool(dossier.seen.look.layout))
    severity = max(weighed.decision.severity, change.severity)
    weighty, words = severity is Severity.HIGH, replace(ripple, shapes=frozenset())
    known = next((one for one in found.waves if one.holds(words if weighty else ripple, now)), None)
    if known is not None:
        met = known.met_again(now)
        return Course(
            cause=Cause.ALIKE, until=_within_the_hour(met, found.waiting), net=net, wave=met, reason=known.wave.reason
        )
    due = turn(found.told, severity, now)
    if due.at > now:
        return Course(cause=Cause.PACED, until=due.at, net=net, reason=due.reason)
    if could_begin(change) and (found.due >= FEWEST - 1 or _shared(ripple, found.near)):
        return Course(cause=Cause.MOMENT, until=now + MOMENT, net=net, reason="did others change alike?")
    return Course(reason=due.reason, net=net)


def _within_the_hour(wave: KnownWave, waiting: Kept | None) -> datetime:
    """Return until when an edit of a wave is kept back: what waited before begins no new hour."""
    return min(wave.until, waiting.since + LONGEST) if waiting else wave.until


def _is_edit(weighed: Weighed) -> bool:
    return isinstance(weighed.decision, Telling) and weighed.decision.kind is AlertKind.EDITED


def _net(dossier: Dossier, weighed: Weighed, found: Standing) -> Comparison | None:
    """Compare the article as it stands with what was told of it last, where something was kept back since.

    A page that shows less than the article, or another thing in its place, undoes nothing.
    """
    article = dossier.seen.look.article
    if found.waiting is None or found.base is None or article is None or not weighed.verdict.is_article:
        return None
    before = dossier.seen.base or found.base.article
    if before.reader != article.reader:
        return None  # who read it then reads it differently now: nothing can be added up
    return compare(before, article, earlier=dossier.earlier, clock_moves=dossier.clock_moves)


def _shared(ripple: Ripple, near: Iterable[Kept]) -> bool:
    return any(ripple_of(one).pieces & ripple.pieces for one in near if one.cause is not Cause.PACED)


def ripple_of(kept: Kept) -> Ripple:
    """Return what a kept edit has in common with others."""
    assert kept.alert.change is not None  # noqa: S101  # only edits are kept
    return Ripple.of(kept.article, kept.alert.source, kept.alert.change, misfit=kept.misfit)


def summed(alert: Alert, course: Course) -> Alert:
    """Return the alert of an edit with what was kept back before it added up: told against what was told last."""
    waiting = course.waiting
    if waiting is None:
        return alert
    change = (course.net.change if course.net else None) or alert.change
    topics = _topics(waiting.alert).then(_topics(alert))
    weights = (each.severity for each in (alert.change, change) if each)
    return replace(
        alert,
        entered=topics.entered,
        left=topics.left,
        previous=waiting.alert.previous,
        steps=waiting.alert.steps + 1,
        unseen_since=waiting.alert.unseen_since,
        change=change,
        severity=Severity.HIGH if topics else max(weights, default=alert.severity),
        kept_since=waiting.since if waiting.cause is not Cause.MOMENT else None,
        reason="; ".join([*topics.reasons, change.reason if change else alert.reason]),
    )


def _topics(alert: Alert) -> TopicChange:
    return TopicChange(entered=alert.entered, left=alert.left)


def kept(alert: Alert, dossier: Dossier, course: Course) -> Kept:
    """Return an edit as it is kept back."""
    assert dossier.known is not None  # noqa: S101  # only edits are kept
    assert course.cause is not None  # noqa: S101
    assert course.until is not None  # noqa: S101
    return Kept(
        article=dossier.known.id,
        outlet=dossier.known.outlet,
        cause=course.cause,
        since=course.waiting.since if course.waiting else alert.at,
        until=course.until,
        alert=alert,
        misfit=bool(dossier.seen.look.layout),
    )
