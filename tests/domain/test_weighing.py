"""How much edits weigh, in seven languages: what was taken back weighs more than what was said otherwise."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from monitor.domain.articles import Article
from monitor.domain.changes import Finding, Kind, Severity
from monitor.domain.edits.compare import compare
from tests.domain.test_compare import ARTICLE, change_of, with_body

CASES = Path(__file__).with_name("edits_weighed.tsv")


def cases() -> Iterator[tuple[str, str, Article, Article]]:
    headlines = True
    for line in CASES.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            headlines = line == "[headlines]"
        elif line and not line.startswith("#"):
            severity, kind, before, after = line.split("\t")
            make = headed if headlines else said
            yield severity, kind, make(before), make(after)


def headed(title: str) -> Article:
    return replace(ARTICLE, title=title, body=())


def said(sentence: str) -> Article:
    return with_body(sentence)


@pytest.mark.parametrize(("severity", "kind", "before", "after"), list(cases()))
def test_an_edit_weighs_as_an_editor_weighs_it(severity: str, kind: str, before: Article, after: Article) -> None:
    change = compare(before, after).change
    assert (change.severity if change else Severity.NONE).word == severity
    assert kind == "-" or (change and Kind(kind) in change.kinds)


def test_the_kind_that_decided_is_named() -> None:
    before = with_body("The council said the bridge would cost £4.2m.", title="Council backs the new bridge")
    after = with_body("The council said the bridge would cost £4.8m.", title="Council votes for the new bridge")
    change = change_of(before, after)
    assert change.decided_by is Kind.FIGURE
    assert Kind.HEADLINE in change.kinds


def test_a_teaser_for_another_story_at_the_same_address_is_no_edit() -> None:
    before = with_body("Bald ist Frost.", title="Warnung vor Glatteis am Wochenende in Franken")
    after = with_body("Viel los auf der Wache.", title="Die seltsamsten Einsätze der Polizei seit Monaten")
    assert compare(before, after).finding is Finding.OTHER_STORY


def test_a_redesign_drops_no_label() -> None:
    before = replace(ARTICLE, labels=("정치",))
    assert compare(before, replace(ARTICLE, labels=())).finding is Finding.NONE


def test_a_dropped_label_is_told_beside_a_reworded_headline_too() -> None:
    change = change_of(headed("[속보] 총리, 오늘 사임 발표"), headed("총리 전격 사임…후임에 부총리 거론"))
    assert {Kind.LABEL, Kind.HEADLINE} <= set(change.kinds)


def test_a_feeds_cut_that_moved_is_no_edit() -> None:
    lead = (
        "항만공사가 새 부두를 짓는다고 밝혔다. 공사비는 모두 나라가 댄다. 보상 기준은 아직 정해지지 않았으며 어민들은"
    )
    assert compare(with_body(lead), with_body(f"{lead} 곧 모인다. 시")).finding is Finding.NONE


def test_words_in_marks_that_nobody_is_said_to_have_said_weigh_less_when_they_go() -> None:
    rest = "The list of signs is kept in a file of its own. "
    marked = rest + 'It prints "no such file or folder here" and ends.'
    change = change_of(with_body(marked), with_body(rest + "It ends at once without a word."))
    assert change.severity is Severity.MEDIUM
