"""An edit that brings a topic into a story, or takes its last mention out, is told whatever else it changed."""

import pytest

from monitor.domain.alerting import Decision, Occasion, Silence, Telling, alerts_for
from monitor.domain.alerts import AlertKind
from monitor.domain.changes import Change, Comparison, Finding, Kind, Severity

SPACING = Change(kinds=(Kind.SPACING,), severity=Severity.NONE, silent=None, reason="blanks alone")
CAPTION = Change(kinds=(Kind.CAPTION,), severity=Severity.LOW, silent=None, reason="caption: …")
FLAP = Change(kinds=(Kind.FLAP, Kind.CAPTION), severity=Severity.LOW, silent=None, reason="as in revision 1")


def edited(change: Change, before: tuple[str, ...], after: tuple[str, ...]) -> Decision:
    tell = change.severity > Severity.NONE and Kind.FLAP not in change.kinds
    comparison = Comparison(finding=Finding.EDIT, reason=change.reason, tell=tell, change=change)
    return alerts_for(Occasion(known=True, before=before, after=after, comparison=comparison))


@pytest.mark.parametrize("change", [SPACING, CAPTION])
@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (("SoftBank", "xAI"), ("xAI",), "SoftBank was removed from the story"),
        (("SoftBank",), (), "SoftBank was removed from the story"),
        (("xAI",), ("SoftBank", "xAI"), "SoftBank entered the story"),
        ((), ("SoftBank",), "SoftBank entered the story"),
    ],
)
def test_a_topic_that_came_or_went_is_told_first_and_weighs_high(
    change: Change, before: tuple[str, ...], after: tuple[str, ...], said: str
) -> None:
    decision = edited(change, before, after)
    assert isinstance(decision, Telling)
    assert decision.reason == f"{said}; {change.reason}"
    assert (decision.kind, decision.severity) == (AlertKind.EDITED, Severity.HIGH)


def test_spacing_that_changes_no_topic_is_not_told() -> None:
    assert edited(SPACING, ("SoftBank",), ("SoftBank",)) == Silence(reason="blanks alone")


def test_two_wordings_served_in_turn_are_not_told_although_a_topic_comes_and_goes() -> None:
    assert isinstance(edited(FLAP, ("SoftBank",), ("xAI",)), Silence)


@pytest.mark.parametrize("finding", [Finding.NONE, Finding.TECHNICAL])
def test_without_an_edit_no_topic_came_or_went(finding: Finding) -> None:
    comparison = Comparison(finding=finding, reason="why")
    assert alerts_for(Occasion(known=True, before=("SoftBank",), after=("xAI",), comparison=comparison)) == Silence(
        reason="why"
    )
