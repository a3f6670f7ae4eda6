from datetime import timedelta

import pytest

from monitor.domain.alerts import AlertKind
from monitor.domain.changes import Change, Comparison, Finding, Kind, Severity
from monitor.domain.kinship.stories import Likeness, Tie
from monitor.domain.looks.removal import Absence, Certainty
from monitor.domain.telling.alerting import NotTold, Telling
from tests.domain.dossiers import Occasion, decided

FIGURE = Change(kinds=(Kind.FIGURE,), severity=Severity.HIGH, silent=True, reason="3,200억 became 3,700억")
EDIT = Comparison(finding=Finding.EDIT, reason="a figure changed", tell=True, change=FIGURE)
SPACING = Comparison(finding=Finding.EDIT, reason="spacing only", tell=False)
GONE = Absence(certainty=Certainty.REMOVED, reason="not found since noon")


def told(occasion: Occasion) -> Telling:
    decision = decided(occasion)
    assert isinstance(decision, Telling), decision.reason
    return decision


def kept_quiet(occasion: Occasion) -> str:
    decision = decided(occasion)
    assert isinstance(decision, NotTold), decision.reason
    return decision.reason


def test_a_new_article_that_matches_is_told_as_new() -> None:
    telling = told(Occasion(known=False, after=("SoftBank",)))
    assert telling.kind is AlertKind.NEW
    assert "SoftBank" in telling.reason


def test_a_new_article_that_matches_nothing_is_not_told() -> None:
    assert kept_quiet(Occasion(known=False)) == "no topic matches"


def test_a_source_that_tracks_all_needs_no_topic() -> None:
    assert told(Occasion(known=False, track_all=True)).kind is AlertKind.NEW
    assert told(Occasion(known=True, track_all=True, found=EDIT)).kind is AlertKind.EDITED


def test_old_news_is_not_told_at_the_first_look_at_a_source() -> None:
    old = Occasion(known=False, after=("xAI",), first_look=True, age=timedelta(days=3, seconds=5))
    assert "0 hours of backlog" in kept_quiet(old)


def test_news_without_a_time_counts_as_old_at_the_first_look() -> None:
    assert "no time" in kept_quiet(Occasion(known=False, after=("xAI",), first_look=True, backlog=timedelta(hours=9)))


def test_backlog_that_was_asked_for_is_told_at_the_first_look() -> None:
    young = Occasion(
        known=False, after=("xAI",), first_look=True, backlog=timedelta(hours=6), age=timedelta(hours=5, minutes=59)
    )
    assert told(young).kind is AlertKind.NEW


def test_an_edit_of_old_news_is_told() -> None:
    assert told(Occasion(known=True, before=("xAI",), after=("xAI",), found=EDIT)).severity is Severity.HIGH


def test_an_article_of_a_story_that_was_told_is_not_told_again_and_the_story_is_named() -> None:
    again = Occasion(known=False, after=("xAI",), likeness=Likeness(tie=Tie.ARTICLE, reason="97% agree"), story=12)
    assert "story 12" in kept_quiet(again)


def test_a_copy_of_a_story_that_nobody_was_told_is_told() -> None:
    copy = Occasion(known=False, after=("xAI",), likeness=Likeness(tie=Tie.COPY, reason="97% agree"))
    assert told(copy).kind is AlertKind.NEW


def test_the_next_step_of_a_wire_chain_is_told_as_a_followup() -> None:
    step = Occasion(known=False, after=("xAI",), likeness=Likeness(tie=Tie.FOLLOWUP, reason="2보"), story=12)
    assert told(step).kind is AlertKind.FOLLOWUP
    assert told(step).reason == "follows story 12: 2보"


def test_another_account_of_one_event_is_never_swallowed() -> None:
    account = Occasion(known=False, after=("xAI",), likeness=Likeness(tie=Tie.EVENT, reason="40% agree"), story=12)
    assert told(account).kind is AlertKind.NEW


def test_an_edit_that_changed_nothing_to_speak_of_is_not_told() -> None:
    assert kept_quiet(Occasion(known=True, before=("xAI",), after=("xAI",), found=SPACING)) == "spacing only"


def test_an_edit_that_removes_a_topic_says_so() -> None:
    assert "SoftBank was removed" in told(Occasion(known=True, before=("SoftBank",), found=EDIT)).reason


def test_an_edit_that_brings_a_topic_says_so() -> None:
    assert "SoftBank entered" in told(Occasion(known=True, after=("SoftBank",), found=EDIT)).reason


def test_an_edit_of_an_article_that_matches_nothing_is_not_told() -> None:
    assert kept_quiet(Occasion(known=True, found=EDIT)) == "no topic matches"


@pytest.mark.parametrize("finding", [Finding.TECHNICAL, Finding.BLOCKED, Finding.WALL, Finding.CUT, Finding.EMPTY])
def test_what_is_no_edit_is_never_told_as_one(finding: Finding) -> None:
    odd = Comparison(finding=finding, reason="why", tell=True)
    assert kept_quiet(Occasion(known=True, before=("xAI",), after=("xAI",), found=odd)) == "why"


def test_another_story_at_an_old_address_is_new_when_it_matches() -> None:
    other = Comparison(finding=Finding.OTHER_STORY, reason="another story", tell=True)
    assert told(Occasion(known=True, after=("xAI",), found=other)).kind is AlertKind.NEW
    assert kept_quiet(Occasion(known=True, before=("xAI",), found=other)) == "another story"


def test_an_article_that_was_taken_down_is_told_as_removed() -> None:
    telling = told(Occasion(known=True, before=("xAI",), found=GONE))
    assert (telling.kind, telling.severity) == (AlertKind.REMOVED, Severity.HIGH)


def test_an_article_that_nobody_cared_for_may_go_unnoticed() -> None:
    assert kept_quiet(Occasion(known=True, found=GONE)) == "no topic matches"


def test_looking_again_without_a_comparison_tells_nothing() -> None:
    assert "nothing to compare" in kept_quiet(Occasion(known=True, before=("xAI",), after=("xAI",)))
