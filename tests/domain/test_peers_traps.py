"""The edits that other monitors miss or mistake, each with the answer that we owe."""

from dataclasses import replace

import pytest

from monitor.domain.changes import Finding, Kind
from monitor.domain.edits.compare import compare
from tests.domain.test_compare import ARTICLE, NOON, change_of, edited, revisions, with_body


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("The plan costs $500 billion.", "The plan costs $100 billion.", ("$500 billion", "$100 billion")),
        ("A fund of 1.5 trillion won.", "A fund of 15 trillion won.", ("1.5 trillion won", "15 trillion won")),
        ("Turnout was 5 % lower.", "Turnout was 5 lower.", ("5 %", "5")),
        ("기금은 1.5조 원이다.", "기금은 15조 원이다.", ("1.5조 원", "15조 원")),
    ],
)
def test_a_point_a_sign_or_a_digit_is_never_boring(before: str, after: str, told: tuple[str, str]) -> None:
    change = change_of(with_body(before), with_body(after))
    assert [(figure.before, figure.after) for figure in change.figures] == [told]
    assert change.severity.word == "high"


def test_a_headline_that_changed_alone_is_told() -> None:
    comparison = compare(ARTICLE, replace(ARTICLE, title="항만공사, 새 부두 계획 접는다"))
    assert comparison.tell
    assert comparison.change is not None
    assert Kind.HEADLINE in comparison.change.kinds


def test_what_stands_behind_updated_is_read_to_its_end() -> None:
    change = change_of(
        with_body("Updated: the director denied the report and resigned.", "Quay"),
        with_body("Updated: the director confirmed the report.", "Quay"),
    )
    assert Kind.NEGATION in change.kinds
    assert change.evidence[Kind.NEGATION] == "denied → confirmed"


def test_a_line_with_the_time_of_modification_is_told_to_nobody() -> None:
    later = replace(ARTICLE, modified=NOON.replace(hour=16))
    assert compare(ARTICLE, later).finding is Finding.NONE


def test_a_text_that_was_there_before_is_no_proof_that_nothing_happened() -> None:
    other = edited("환영했다", "반대했다")
    comparison = compare(other, ARTICLE, earlier=revisions(ARTICLE, other))
    assert comparison.tell
    assert comparison.change is not None
    assert comparison.change.reverts_to == 1


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The ministry praised the voluntary scheme.", "The ministry praised the 'voluntary' scheme."),
        ("시는 자발적 협약을 맺었다.", "시는 ‘자발적’ 협약을 맺었다."),
        ("시는 자발적 협약을 맺었다.", "시는 “자발적” 협약을 맺었다."),
    ],
)
def test_marks_of_doubt_are_seen(before: str, after: str) -> None:
    change = change_of(with_body(before), with_body(after))
    assert Kind.QUOTE in change.kinds
    assert change.severity.word == "medium"


def test_other_marks_around_the_same_words_are_none_of_doubt() -> None:
    change = change_of(with_body("시는 “자발적” 협약을 맺었다."), with_body("시는 ‘자발적’ 협약을 맺었다."))
    assert Kind.QUOTE not in change.kinds


def test_two_headlines_on_trial_are_a_flap_with_the_number_of_turns() -> None:
    one, other = ARTICLE, replace(ARTICLE, title="항만공사, 새 부두 짓는다")
    turns = []
    for earlier in ([one], [one, other], [one, other, one], [one, other, one, other]):
        after = other if earlier[-1] is one else one
        change = compare(earlier[-1], after, earlier=revisions(*earlier)).change
        assert change is not None
        turns.append(change.turns)
    assert turns == [0, 0, 1, 2]


def test_a_full_and_a_cut_text_served_in_turn_are_a_flap() -> None:
    full, cut = ARTICLE, replace(ARTICLE, body=ARTICLE.body[:1])
    change = compare(full, cut, earlier=revisions(full, cut, full)).change
    assert change is not None
    assert Kind.FLAP in change.kinds
    assert change.evidence[Kind.FLAP]
