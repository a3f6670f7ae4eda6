"""What an edit is called, where a careless reader would call it something else."""

from dataclasses import replace

import pytest

from monitor.domain.changes import Kind
from monitor.domain.figure_changes import compare_figures
from monitor.domain.quotes import read_quotes
from monitor.domain.rewording import reworded
from tests.domain.test_compare import ARTICLE, change_of, with_body


def kinds(before: str, after: str) -> set[Kind]:
    return set(change_of(with_body(before), with_body(after)).kinds)


def headline_kinds(before: str, after: str) -> set[Kind]:
    return set(change_of(replace(ARTICLE, title=before), replace(ARTICLE, title=after)).kinds)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The 30 Best Films to See (March 2031)", "The 30 Best Films to See (April 2031)"),
        ("Ten Per Cent Off Boots | March 2031", "Ten Per Cent Off Boots | April 2031"),
        ("Die besten Filme (2030)", "Die besten Filme (2031)"),
    ],
)
def test_the_edition_of_a_list_is_brought_up_to_date_and_no_figure_changed(before: str, after: str) -> None:
    assert headline_kinds(before, after) == {Kind.HEADLINE, Kind.UPDATED}


def test_a_year_that_a_headline_speaks_of_is_a_figure() -> None:
    assert Kind.FIGURE in headline_kinds("City plans a tram in 2031", "City plans a tram in 2034")


def test_figures_beside_an_edition_are_figures() -> None:
    assert Kind.FIGURE in headline_kinds("The 30 Best Films (March 2031)", "The 32 Best Films (April 2031)")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("봉화의 천년 역사", "봉화의 1000년 역사"),
        ("twaalf schepen in zee", "12 schepen in zee"),
        ("At least 21 babies wait", "At least 21 infants wait"),
        ("the last 100 version", "the last 100 versions"),
        ("코스피 7100까지", "코스피 7100건까지"),
    ],
)
def test_the_same_number_in_other_words_is_no_figure_changed(one: str, other: str) -> None:
    assert compare_figures(one, other) == ()


@pytest.mark.parametrize(
    ("before", "after", "pairs"),
    [
        ("4만2500호가 팔렸다", "4만3500가구가 팔렸다", [("4만2500", "4만3500가구")]),
        ("Rovers lead 2-0 at home", "Rovers lead 3-0 at home", [("2-0", "3-0")]),
        ("a top-four finish", "a top-five finish", []),
        ("생수에서 600만개 검출", "수돗물보다 3배 많아", [("600만개", ""), ("", "3배")]),
    ],
)
def test_figures_are_paired_where_one_took_the_others_place(
    before: str, after: str, pairs: list[tuple[str, str]]
) -> None:
    assert [(each.before, each.after) for each in compare_figures(before, after)] == pairs


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("by Zhang Wei and others", "by Wei Zhang and others", Kind.TYPO),
        ("SNS에서 널리 퍼졌다", "사회관계망서비스(SNS)에서 널리 퍼졌다", Kind.TYPO),
        ("The board met for three more days", "The board met for two more days", Kind.FIGURE),
        ("The vote is on January 4", "The vote is on March 4", Kind.FIGURE),
        ("Rovers beat United in the cup", "United beat Rovers in the cup", Kind.REPHRASED),
    ],
)
def test_a_rewording_is_named(before: str, after: str, kind: Kind) -> None:
    assert reworded(before, after) is kind


def test_a_reporter_in_the_dateline_is_a_byline_and_no_name() -> None:
    before = "[항만일보=김민수 기자] 항만공사가 새 부두를 짓는다고 밝혔다."
    assert kinds(before, before.replace("김민수", "이정호")) == {Kind.BYLINE}


def test_a_name_that_the_article_still_holds_was_not_taken_away() -> None:
    body = "Anna Berg opened the quay. Later the mayor thanked Berg and the crew for their work."
    assert Kind.NAME not in kinds(body, body.replace("thanked Berg and the crew", "thanked everybody there"))


def test_german_nouns_are_no_names() -> None:
    assert Kind.NAME not in headline_kinds("Die Preise für Karten steigen", "Die Kosten für Plätze steigen")


@pytest.mark.parametrize(
    ("before", "after", "turns"),
    [
        ("Shares are up on the week.", "Shares are down on the week.", True),
        ("The keeper drops the ball at last.", "The semi-final draw is coming up.", False),
        ("Four were banned for life.", "Four were banned for life, their chief was not punished.", False),
        ("불만이 커졌다고 전했다.", "생존자가 있다고 전했다.", False),
    ],
)  # fmt: skip
def test_only_what_was_said_is_turned_round(before: str, after: str, turns: bool) -> None:
    assert (Kind.NEGATION in kinds(before, after)) == turns


def test_a_headline_that_drops_the_marks_quotes_nobody_less() -> None:
    assert Kind.QUOTE not in headline_kinds(
        "항만공사 “새 부두 내년 착공”…어민은 반발", "항만공사 새 부두 내년 착공, 어민들 거센 반발"
    )


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Boats built on “tidal models,” the maker claims", 0),
        ("“No comment,” she said.", 1),
        ("시장은 “모두 내 잘못”이라고 했다", 1),
        ('He left" , and went', 0),
    ],
)
def test_words_in_marks_are_a_quotation_when_somebody_says_them(text: str, count: int) -> None:
    assert len(read_quotes(text)) == count


def test_what_stood_behind_a_torn_end_was_not_taken_back() -> None:
    lead = "항만공사가 새 부두를 짓는다고 밝혔다. 공사비는 모두 나라가 댄다."
    before = lead + " 시장은 “어민과 끝까지 이야기하겠다”고 말했다. 보상 기준은 아직 정해지지 않았으며 어민들"
    change = change_of(with_body(before), with_body(lead))
    assert Kind.CUT in change.kinds
    assert Kind.QUOTE not in change.kinds
