"""Whether an edit is told now or kept back for a while, and what becomes of one that waits already."""

from collections.abc import Container
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from monitor.domain.alerts import AlertKind, Cause
from monitor.domain.articles import Revision
from monitor.domain.changes import Change, Comparison, Finding, Severity
from monitor.domain.edits.compare import compare
from monitor.domain.looks.keeping import LONGEST, MOMENT, Kept, KnownWave
from monitor.domain.looks.pacing import IN, WAITS, ToldEdit, turn
from monitor.domain.looks.waves import FEWEST, LATELY, Ripple, could_begin
from monitor.domain.telling.alerting import Telling
from monitor.services.intake.dossier import Dossier
from monitor.services.intake.weighing import Weighed
from monitor.store.store import Books

# After these, what waits would tell of an older state than was told.
CLOSING = frozenset({AlertKind.NEW, AlertKind.FOLLOWUP, AlertKind.REMOVED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What else is going on when something is found.

    ``waiting`` is the edit of the article that waits to be told, and ``base`` the revision that was told
    last. To an edit there is more: ``told`` are those of its article in the last hours; of its outlet's
    other articles ``near`` are edits that wait, ``lately`` those told, and ``waves`` what was met there.
    ``due`` is how many articles of its source are looked at next.
    """

    waiting: Kept | None = None
    base: Revision | None = None
    told: tuple[ToldEdit, ...] = ()
    near: tuple[Ripple, ...] = ()
    lately: tuple[Ripple, ...] = ()
    waves: tuple[KnownWave, ...] = ()
    due: int = 0


class Fate(StrEnum):
    """What becomes of an edit that waits when its article is looked at again."""

    STAYS = "stays"  # what was found does not concern it
    JOINS = "joins"  # both are told as one, as what they come to
    FIRST = "first"  # it is told by itself, before what was found
    UNDONE = "undone"  # nothing of it is left to tell


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """What is done with what was found: told now, or kept back for a ``cause`` until then, maybe as part of a ``wave``.

    ``fate`` is what becomes of the edit that was ``waiting``; when that joins, ``net`` is what both come to.
    """

    reason: str
    cause: Cause | None = None
    until: datetime | None = None
    wave: KnownWave | None = None
    waiting: Kept | None = None
    fate: Fate = Fate.STAYS
    net: Change | None = None

    @property
    def joins(self) -> Kept | None:
        """The edit that waited and is told as one with this."""
        return self.waiting if self.fate is Fate.JOINS else None


def standing(books: Books, dossier: Dossier, weighed: Weighed, now: datetime) -> Standing:
    """Read what else is going on: at the article, and if an edit was found, at its outlet."""
    known = dossier.known
    if known is None:
        return Standing()
    waiting = books.held.of(known.id)
    base = books.revisions.get(known.id, waiting.alert.previous) if waiting and waiting.alert.previous else None
    if not _is_edit(weighed):
        return Standing(waiting=waiting, base=base)
    source = dossier.seen.source.name
    told = books.alerts.all(article=known.id, kind=AlertKind.EDITED, since=now - IN - sum(WAITS, start=IN))
    return Standing(
        waiting=waiting,
        base=base,
        # That a whole outlet changed says nothing of how restless this article is.
        told=tuple(
            ToldEdit(at=alert.at, paced=alert.kept_for is Cause.PACED)
            for _, alert in told
            if alert.kept_for is not Cause.ALIKE
        ),
        near=tuple(one.ripple for one in books.held.near(known.outlet, but=known.id)),
        lately=ripples_told(books, source, now - LATELY, but=(known.id,)),
        waves=books.waves.of(known.outlet, now),
        due=books.counts.due_by(source, now + MOMENT),
    )


def ripples_told(
    books: Books, source: str, since: datetime, until: datetime | None = None, *, but: Container[int] = ()
) -> tuple[Ripple, ...]:
    """Return the edits of a source's articles that were told in between, as parts of what may be a wave."""
    told = books.alerts.all(kind=AlertKind.EDITED, source=source, since=since, until=until)
    return tuple(
        Ripple.of(alert.article, source, alert.change)
        for _, alert in told
        if alert.article is not None and alert.article not in but and alert.change is not None
    )


def course(dossier: Dossier, weighed: Weighed, found: Standing, now: datetime) -> Course:
    """Decide what is done with what was found, and with what waits of the article."""
    net = _net(dossier, weighed, found)
    fate = _fate(weighed, found.waiting, net)
    joined = net.change if net and fate is Fate.JOINS else None
    begun = Course(reason="nothing to keep back", waiting=found.waiting, fate=fate, net=joined)
    if fate is Fate.UNDONE:
        return replace(begun, reason="undone before it was told")
    if _is_edit(weighed):
        return _course_of_edit(dossier, weighed, found, begun, now)
    if (waits := begun.joins) is not None:
        return replace(begun, cause=waits.cause, until=waits.until, reason="told with what waits")
    return begun


def _course_of_edit(dossier: Dossier, weighed: Weighed, found: Standing, begun: Course, now: datetime) -> Course:
    """Decide whether an edit, with what joins it, is told now."""
    change = begun.net or (weighed.comparison.change if weighed.comparison else None)
    assert dossier.known is not None  # noqa: S101  # an edit is of a known article
    assert change is not None  # noqa: S101  # … and changed it
    assert isinstance(weighed.decision, Telling)  # noqa: S101  # … and is told
    misfit = bool(dossier.seen.look.layout)
    ripple = Ripple.of(dossier.known.id, dossier.seen.source.name, change, misfit=misfit)
    severity = max(weighed.decision.severity, change.severity)
    wave = _wave_of(ripple, severity, found, now)
    if wave is not None:
        until = _within_the_hour(wave, begun.joins)
        return replace(begun, cause=Cause.ALIKE, until=until, wave=wave, reason=wave.wave.reason)
    due = turn(found.told, severity, now)
    if due.at > now:
        return replace(begun, cause=Cause.PACED, until=due.at, reason=due.reason)
    if could_begin(change) and (found.due >= FEWEST - 1 or _has_company(ripple, found)):
        return replace(begun, cause=Cause.MOMENT, until=now + MOMENT, reason="did others change alike?")
    return replace(begun, reason=due.reason)


def _wave_of(ripple: Ripple, severity: Severity, found: Standing, now: datetime) -> KnownWave | None:
    """Return the wave that an edit is part of; one that weighs high is so by its words alone."""
    told_by = replace(ripple, shapes=frozenset()) if severity is Severity.HIGH else ripple
    met = next((wave for wave in found.waves if wave.holds(told_by, now)), None)
    return met.met_again(now) if met else None


def _within_the_hour(wave: KnownWave, waiting: Kept | None) -> datetime:
    """Return until when an edit of a wave is kept back: what waited before begins no new hour."""
    return min(wave.until, waiting.since + LONGEST) if waiting else wave.until


def _has_company(ripple: Ripple, found: Standing) -> bool:
    """Whether another article changed alike: one that waits by any words, one that was told by a whole sentence."""
    told = (not ripple.sentences.isdisjoint(one.sentences) for one in found.lately)
    return any(ripple.is_like(one) for one in found.near) or any(told)


def _fate(weighed: Weighed, waiting: Kept | None, net: Comparison | None) -> Fate:
    if waiting is None:
        return Fate.STAYS
    if net is not None and _says_nothing(net):
        return Fate.UNDONE
    if net is not None and net.change is not None and (_is_edit(weighed) or _is_slight(weighed)):
        return Fate.JOINS
    if _is_edit(weighed) or (isinstance(weighed.decision, Telling) and weighed.decision.kind in CLOSING):
        return Fate.FIRST
    return Fate.STAYS


def _is_edit(weighed: Weighed) -> bool:
    return isinstance(weighed.decision, Telling) and weighed.decision.kind is AlertKind.EDITED


def _is_slight(weighed: Weighed) -> bool:
    """Whether the wording changed in a way that is told to nobody by itself."""
    change = weighed.comparison.change if weighed.comparison else None
    return change is not None and change.severity is Severity.NONE


def _says_nothing(net: Comparison) -> bool:
    return net.finding is Finding.NONE or (net.change is not None and net.change.severity is Severity.NONE)


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
