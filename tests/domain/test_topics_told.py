"""An edit that brings a topic into a story, or takes its last mention out, is told whatever else it changed."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.domain.alerts import AlertKind
from monitor.domain.changes import Change, Comparison, Finding, Kind, Severity
from monitor.domain.matches.topic_changes import UNMOVED, topic_change
from monitor.domain.telling.alerting import NotTold, Telling
from tests.domain.dossiers import Occasion, decided

SPACING = Change(kinds=(Kind.SPACING,), severity=Severity.NONE, silent=None, reason="blanks alone")
CAPTION = Change(kinds=(Kind.CAPTION,), severity=Severity.LOW, silent=None, reason="caption: …")
FLAP = Change(kinds=(Kind.FLAP, Kind.CAPTION), severity=Severity.LOW, silent=None, reason="as in revision 1")


def edited(change: Change, before: tuple[str, ...], after: tuple[str, ...]) -> Telling | NotTold:
    tell = change.severity > Severity.NONE and Kind.FLAP not in change.kinds
    comparison = Comparison(finding=Finding.EDIT, reason=change.reason, tell=tell, change=change)
    return decided(Occasion(known=True, before=before, after=after, found=comparison))


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
    assert decision.topics == topic_change(before, after)


def test_spacing_that_changes_no_topic_is_not_told() -> None:
    assert edited(SPACING, ("SoftBank",), ("SoftBank",)) == NotTold(reason="blanks alone")


def test_two_wordings_served_in_turn_are_not_told_although_a_topic_comes_and_goes() -> None:
    assert isinstance(edited(FLAP, ("SoftBank",), ("xAI",)), NotTold)


@pytest.mark.parametrize("finding", [Finding.NONE, Finding.TECHNICAL])
def test_without_an_edit_no_topic_came_or_went(finding: Finding) -> None:
    comparison = Comparison(finding=finding, reason="why")
    assert decided(Occasion(known=True, before=("SoftBank",), after=("xAI",), found=comparison)) == NotTold(
        reason="why"
    )


TOPICS = st.lists(st.sampled_from(["SoftBank", "xAI", "Stargate"]), unique=True).map(tuple)


@settings(max_examples=50)
@given(st.lists(TOPICS, min_size=2, max_size=5))
def test_several_edits_come_to_what_differs_between_the_first_state_and_the_last(states: list[tuple[str, ...]]) -> None:
    net = UNMOVED
    for before, after in pairwise(states):
        net = net.then(topic_change(before, after))
    whole = topic_change(states[0], states[-1])
    assert (set(net.entered), set(net.left)) == (set(whole.entered), set(whole.left))
