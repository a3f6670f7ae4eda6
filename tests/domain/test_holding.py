"""Whether an edit is told now or held."""

from dataclasses import replace
from datetime import timedelta

import pytest

from monitor.domain.alerts import AlertKind, Cause
from monitor.domain.changes import Change, Kind, Op, SentenceChange, Severity
from monitor.domain.looks.held import LONGEST, KnownWave
from monitor.domain.looks.waves import LOSES, Wave
from monitor.domain.telling.alerting import Telling
from monitor.domain.telling.dossier import Dossier, Lately
from monitor.domain.telling.holding import Fate, Holding, now_or_later
from tests.domain.dossiers import NOON, Occasion

RUNS = KnownWave(
    outlet="Harbour Post", wave=Wave(shapes=(LOSES,), reason="lost text"), began_at=NOON, until=NOON + LONGEST
)


def a_loss(severity: Severity) -> Change:
    gone = SentenceChange(op=Op.DELETE, before="The pier is closed until spring.")
    return Change(kinds=(Kind.CUT,), severity=severity, silent=None, reason="cut", sentences=(gone,))


def decided(severity: Severity, wave: KnownWave = RUNS) -> Telling | Holding:
    dossier: Dossier = replace(Occasion(known=True).dossier(), lately=Lately(waves=(wave,)))
    telling = Telling(kind=AlertKind.EDITED, reason="cut", severity=severity)
    found = now_or_later(dossier, telling, Fate.STAYS, a_loss(severity), NOON + timedelta(minutes=1))
    assert isinstance(found, Telling | Holding)
    return found


@pytest.mark.parametrize(("severity", "held"), [(Severity.LOW, True), (Severity.MEDIUM, True), (Severity.HIGH, False)])
def test_what_weighs_high_is_part_of_a_wave_by_its_words_alone(severity: Severity, held: bool) -> None:
    found = decided(severity)
    assert isinstance(found, Holding) is held


def test_what_is_part_of_a_wave_is_told_with_the_others_of_its_hour() -> None:
    found = decided(Severity.MEDIUM)
    assert isinstance(found, Holding)
    assert (found.cause, found.until, found.wave) == (Cause.ALIKE, RUNS.until, RUNS)


def test_a_wave_of_the_same_words_holds_also_what_weighs_high() -> None:
    wave = replace(RUNS, wave=Wave(pieces=("The pier is closed until spring.",), reason="lost the same sentence"))
    assert isinstance(decided(Severity.HIGH, wave), Holding)
