"""What an edit is called, where a careless reader would call it something else."""

from dataclasses import replace

import pytest

from monitor.domain.changes import Finding, Kind, Severity
from monitor.domain.edits.compare import compare
from monitor.domain.edits.mentions import read_names, read_people
from monitor.domain.edits.quotes import read_quotes
from monitor.domain.edits.rewording import reworded
from monitor.domain.numbers.figure_changes import compare_figures
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
        ("a top-four finish", "a top-five finish", [("four", "five")]),
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
    ("before", "after"),
    [
        ("시는 요금을 올리기로 했다.", "시는 요금을 내리기로 했다."),
        ("검찰은 선주를 기소할 방침이다.", "검찰은 선주를 불기소할 방침이다."),
        ("법원은 신청을 인용했다.", "법원은 신청을 기각했다."),
        ("파업은 내일 시작한다.", "파업은 내일 끝난다."),
        ("물동량은 예상보다 높았다.", "물동량은 예상보다 낮았다."),
        ("The board hired the crew.", "The board fired the crew."),
        ("The pilot is likely to leave.", "The pilot is unlikely to leave."),
        ("The jury convicted the owner.", "The jury acquitted the owner."),
        ("De haven bevestigt het bericht.", "De haven ontkent het bericht."),
        ("Der Antrag wurde angenommen.", "Der Antrag wurde abgelehnt."),
        ("港は計画を認めた。", "港は計画を否定した。"),
    ],
)
def test_a_statement_turned_round_weighs_high_and_is_no_typo(before: str, after: str) -> None:
    change = change_of(with_body(before), with_body(after))
    assert Kind.NEGATION in change.kinds
    assert Kind.TYPO not in change.kinds
    assert change.severity is Severity.HIGH


@pytest.mark.parametrize(
    ("before", "after", "pair"),
    [
        ("Nine dead at the quay", "Ten dead at the quay", ("Nine", "Ten")),
        ("Zeker negen gewonden in de haven", "Zeker tien gewonden in de haven", ("negen", "tien")),
        ("Vier Tote im Hafen", "Sechs Tote im Hafen", ("Vier", "Sechs")),
        ("부두에서 둘이 다쳤다", "부두에서 셋이 다쳤다", ("둘이", "셋이")),
        ("their first win", "their second win", ("first", "second")),
        ("What the council decided in April", "What the council decided in June", ("April", "June")),
        ("Bewoners vergaderen maandag", "Bewoners vergaderen dinsdag", ("maandag", "dinsdag")),
        ("항만공사가 월요일에 답한다", "항만공사가 화요일에 답한다", ("월요일에", "화요일에")),
    ],
)
def test_a_number_in_letters_that_gave_way_to_another_is_a_figure(
    before: str, after: str, pair: tuple[str, str]
) -> None:
    change = change_of(with_body(before + "."), with_body(after + "."))
    assert change.kinds == (Kind.FIGURE,)
    assert [(figure.before, figure.after) for figure in change.figures] == [pair]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The first ship came in.", "The first vessel came in."),
        ("It opens on Monday.", "It opens in May."),
        ("한 시민은 길이 막혔다.", "어느 시민은 길이 막혔다."),
    ],
)
def test_a_number_in_letters_that_stayed_is_no_figure(before: str, after: str) -> None:
    assert Kind.FIGURE not in kinds(before, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("1분기 물동량이 나왔다.", "2분기 물동량이 나왔다."),
        ("제3부두를 넓힌다.", "제4부두를 넓힌다."),
        ("The GPT-4 model reads it.", "The GPT-5 model reads it."),
        ("김영수 대표가 물러났다.", "이영수 대표가 물러났다."),
        ("김영수 항만공사 사장이 물러났다.", "이영수 항만공사 사장이 물러났다."),
        ("CEO John Smith resigned on Monday.", "CEO Jane Miller resigned on Monday."),
    ],
)
def test_another_name_is_no_typo_however_alike_it_is(before: str, after: str) -> None:
    change = change_of(with_body(before), with_body(after))
    assert Kind.NAME in change.kinds
    assert Kind.TYPO not in change.kinds
    assert change.severity is Severity.HIGH


def test_somebody_who_is_called_shorter_was_not_taken_away() -> None:
    assert Kind.NAME not in kinds("김민수 대표는 새 부두를 연다고 했다.", "김 대표는 새 부두를 연다고 했다.")


@pytest.mark.parametrize(
    ("before", "after", "other"),
    [
        ("김 시장은 “끝까지 대화하겠다”고 말했다.", "박 시장은 “끝까지 대화하겠다”고 말했다.", True),
        ("김민수 시장은 “끝까지 대화하겠다”고 말했다.", "김 시장은 “끝까지 대화하겠다”고 말했다.", False),
        ("항만당 김민수 “끝까지 대화하겠다”", "김민수 의원 “끝까지 대화하겠다”", False),
    ],
)
def test_the_same_words_of_another_are_ascribed_otherwise(before: str, after: str, *, other: bool) -> None:
    assert (Kind.ATTRIBUTION in kinds(before, after)) == other


def test_a_clause_cut_off_a_sentence_is_no_typo() -> None:
    whole = "The port cuts 300 jobs at the old quay, and it denies any link to the missing money."
    assert reworded(whole, "The port cuts 300 jobs at the old quay.") is not Kind.TYPO


def test_marks_that_moved_over_a_bracket_express_no_doubt() -> None:
    before = "'부두의 노래'(Songs of the old quay and of those who work there)를 주제로 열린 모임이다."
    after = "'부두의 노래(Songs of the old quay and of those who work there)'를 주제로 열린 모임이다."
    assert Kind.QUOTE not in kinds(before, after)


def test_news_of_a_lawsuit_about_a_correction_corrects_nothing() -> None:
    body = "법원은 새 부두에 관한 정정보도 청구를 기각했다고 항만공사가 밝혔다."
    assert Kind.CORRECTION not in kinds("새 부두가 열렸다.", f"새 부두가 열렸다. {body}")


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


def test_a_mark_left_alone_by_the_reading_of_a_page_tells_nothing() -> None:
    change = change_of(replace(ARTICLE, body=('"', "배가 왔다.")), replace(ARTICLE, body=("배가 왔다.",)))
    assert change.kinds == (Kind.TYPOGRAPHIC,)
    assert change.severity is Severity.NONE


def test_a_name_keeps_its_accents_to_the_last_letter() -> None:
    assert read_names("Ook Plísková en Éric Noël spelen") == {"Plísková", "Éric Noël"}


def test_a_word_before_a_title_is_not_always_a_name() -> None:
    assert read_people("전직 대통령과 신임 대표가 정부 이기는 시장은 없다고 했다") == frozenset()
    assert read_people("정우진 항만공사 사장과 고은별 의원") == {"정우진", "고은별"}


def test_a_figure_that_the_text_still_states_elsewhere_was_not_changed() -> None:
    before = with_body("항만공사는 9일 부두를 열었다고 밝혔다. 그날은 비가 왔다.")
    after = with_body("항만공사는 부두를 열었다고 밝혔다. 그날인 9일은 비가 왔다.")
    assert Kind.FIGURE not in change_of(before, after).kinds


def test_a_figure_does_not_stand_within_a_longer_one() -> None:
    before = with_body("배 3척이 떠났다. 창고는 13척과 15척을 맡는다.")
    after = with_body("배 5척이 떠났다. 창고는 13척과 15척을 맡는다.")
    assert change_of(before, after).severity is Severity.HIGH


def test_a_figure_that_the_headline_gives_without_its_unit_is_listed_once() -> None:
    before = with_body("공사는 3,200억 원을 쓴다.", title="새 부두에 3,200억")
    after = with_body("공사는 3,700억 원을 쓴다.", title="새 부두에 3,700억")
    assert [(each.before, each.after) for each in change_of(before, after).figures] == [("3,200억 원", "3,700억 원")]


@pytest.mark.parametrize(
    "stamp",
    ["수정 2031.04.02. 16:57", "입력 2031-04-02 15:50 수정 2031-04-02 16:57", "Last updated: Apr 2, 2031, 4:57 p.m."],
)
def test_a_line_that_tells_the_time_of_an_edit_is_alone_no_edit(stamp: str) -> None:
    before = replace(ARTICLE, body=("배가 왔다.",))
    after = replace(ARTICLE, body=("배가 왔다.", stamp))
    comparison = compare(before, after)
    assert comparison.finding is Finding.NONE


@pytest.mark.parametrize("line", ["수정 3건", "Updated: The mayor denied it on 2 April 2031.", "업데이트 2.0"])
def test_a_line_that_tells_more_than_a_time_is_text(line: str) -> None:
    change = change_of(replace(ARTICLE, body=("배가 왔다.",)), replace(ARTICLE, body=("배가 왔다.", line)))
    assert change.severity is not Severity.NONE
