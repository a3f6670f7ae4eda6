"""Whether an edit is told now or held for a while, and what becomes of one that waits already."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from monitor.domain.alerts import AlertKind, Cause
from monitor.domain.changes import Change, Comparison, Finding, Severity
from monitor.domain.edits.compare import compare
from monitor.domain.looks.held import MOMENT, Held, KnownWave
from monitor.domain.looks.pacing import turn
from monitor.domain.looks.waves import FEWEST, Ripple, could_begin
from monitor.domain.telling.alerting import NotTold, Telling
from monitor.domain.telling.dossier import Dossier, Lately

# After these, what waits would tell of an older state than was told.
CLOSING = frozenset({AlertKind.NEW, AlertKind.FOLLOWUP, AlertKind.REMOVED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """That an edit is told later: for a ``cause``, ``until`` then, maybe as part of a ``wave``."""

    telling: Telling
    cause: Cause
    until: datetime
    reason: str
    wave: KnownWave | None = None


class Fate(StrEnum):
    """What becomes of an edit that waits when its article is looked at again."""

    STAYS = "stays"  # what was found does not concern it
    JOINS = "joins"  # both are told as one, as what they come to
    FIRST = "first"  # it is told by itself, before what was found
    UNDONE = "undone"  # nothing of it is left to tell


def net_of(dossier: Dossier) -> Comparison | None:
    """Compare the article as it stands with what was told of it last, where an edit was held since."""
    article = dossier.seen.look.article
    if dossier.held is None or dossier.base is None or article is None:
        return None
    before = dossier.seen.base or dossier.base.article
    if before.reader != article.reader:
        return None  # who read it then reads it differently now: nothing can be added up
    return dossier.seen.compared_with(dossier.base.no) or compare(
        before, article, earlier=dossier.earlier, clock_moves=dossier.clock_moves
    )


def fate_of(
    held: Held | None, wanted: Telling | NotTold, comparison: Comparison | None, net: Comparison | None
) -> Fate:
    """Say what becomes of the edit that is held, if one is, when this was found and is to be told.

    ``net`` is what both come to, against what was told last.
    """
    if held is None:
        return Fate.STAYS
    if net is not None and _says_nothing(net):
        return Fate.UNDONE
    if net is not None and net.change is not None and (_is_edit(wanted) or _is_slight(comparison)):
        return Fate.JOINS
    if isinstance(wanted, Telling) and (wanted.kind is AlertKind.EDITED or wanted.kind in CLOSING):
        return Fate.FIRST
    return Fate.STAYS


def now_or_later(
    dossier: Dossier, wanted: Telling | NotTold, fate: Fate, change: Change | None, now: datetime
) -> Telling | Holding | NotTold:
    """Decide when what was found is told; an edit by its ``change``, or by what that and the one that joins it come to.

    What is too slight to be told by itself waits with what waits.
    """
    if fate is Fate.UNDONE:
        return NotTold(reason="undone before it was told")
    joins = dossier.held if fate is Fate.JOINS else None
    if isinstance(wanted, Telling) and wanted.kind is AlertKind.EDITED and change is not None:
        return _edit(dossier, wanted, change, now, joins)
    if isinstance(wanted, NotTold) and joins is not None and change is not None:
        telling = Telling(kind=AlertKind.EDITED, reason=wanted.reason, severity=change.severity)
        return Holding(telling=telling, cause=joins.cause, until=joins.until, reason="told with what waits")
    return wanted


def _edit(dossier: Dossier, telling: Telling, change: Change, now: datetime, joins: Held | None) -> Telling | Holding:
    assert dossier.known is not None  # noqa: S101  # an edit is of a known article
    lately = dossier.lately
    misfit = bool(dossier.seen.look.layout)
    ripple = Ripple.of(dossier.known.id, dossier.seen.source.name, change, misfit=misfit)
    severity = max(telling.severity, change.severity)
    wave = _wave_of(ripple, severity, lately, now)
    if wave is not None:
        until = joins.until_with(wave) if joins else wave.until
        return Holding(telling=telling, cause=Cause.ALIKE, until=until, wave=wave, reason=wave.wave.reason)
    due = turn(lately.own, severity, now)
    if due.at > now:
        return Holding(telling=telling, cause=Cause.PACED, until=due.at, reason=due.reason)
    if could_begin(change) and (lately.due >= FEWEST - 1 or _has_company(ripple, lately)):
        return Holding(telling=telling, cause=Cause.MOMENT, until=now + MOMENT, reason="did others change alike?")
    return telling


def _wave_of(ripple: Ripple, severity: Severity, lately: Lately, now: datetime) -> KnownWave | None:
    """Return the wave that an edit is part of; one that weighs high is so by its words alone."""
    told_by = replace(ripple, shapes=frozenset()) if severity is Severity.HIGH else ripple
    met = next((wave for wave in lately.waves if wave.holds(told_by, now)), None)
    return met.met_again(now) if met else None


def _has_company(ripple: Ripple, lately: Lately) -> bool:
    """Whether another article changed alike: one that waits by any words, one that was told by a whole sentence."""
    told = (not ripple.sentences.isdisjoint(one.sentences) for one in lately.told)
    return any(ripple.is_like(one) for one in lately.held) or any(told)


def _is_edit(wanted: Telling | NotTold) -> bool:
    return isinstance(wanted, Telling) and wanted.kind is AlertKind.EDITED


def _is_slight(comparison: Comparison | None) -> bool:
    """Whether the wording changed in a way that is told to nobody by itself."""
    change = comparison.change if comparison else None
    return change is not None and change.severity is Severity.NONE


def _says_nothing(net: Comparison) -> bool:
    return net.finding is Finding.NONE or (net.change is not None and net.change.severity is Severity.NONE)
