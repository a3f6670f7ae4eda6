from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.domain.articles import Article, Reader, Revision
from monitor.domain.changes import Change, Comparison, Finding, Kind, Op, Severity
from monitor.domain.edits.compare import compare

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
BODY = (
    "항만공사는 2일 새 부두에 3,200억 원을 투입한다고 밝혔다. 공사는 올해 안에 끝난다.",
    "선주협회는 결정을 환영했다. 어민들은 보상이 먼저라며 다음 주에 집회를 열기로 했다.",
    "시장은 “주민과 끝까지 대화하겠다”고 말했다. 부두에는 배 열두 척이 기다린다.",
)
ARTICLE = Article(
    url="https://www.daily.example/news/a1",
    title="새 부두에 3,200억 원 투입",
    body=BODY,
    published=NOON,
    modified=NOON + timedelta(minutes=5),
)
ENGLISH = replace(
    ARTICLE,
    title="Council votes on the new quay",
    body=(
        "The council votes on Tuesday. Updated: the director denied the report and stayed.",
        "The plan costs $500 billion.",
    ),
)


def edited(before: str, after: str, article: Article = ARTICLE) -> Article:
    """The article with some words of its body replaced."""
    assert before in article.text
    return replace(article, body=tuple(paragraph.replace(before, after) for paragraph in article.body))


def with_body(body: str, title: str = "제목은 그대로다") -> Article:
    return replace(ARTICLE, title=title, body=(body,))


def change_of(before: Article, after: Article) -> Change:
    comparison = compare(before, after)
    assert comparison.finding is Finding.EDIT
    assert comparison.change is not None
    return comparison.change


def test_an_article_is_never_an_edit_of_itself() -> None:
    assert compare(ARTICLE, ARTICLE).finding is Finding.NONE


def test_a_moved_time_alone_is_no_edit() -> None:
    comparison = compare(ARTICLE, replace(ARTICLE, modified=NOON + timedelta(hours=1)))
    assert comparison.finding is Finding.NONE
    assert not comparison.tell
    assert "modified time moved" in comparison.reason


def test_signs_that_nobody_sees_are_no_edit() -> None:
    body = tuple(paragraph.replace(" ", "\u00a0").replace("“", '"').replace("”", '"') for paragraph in BODY)
    assert compare(ARTICLE, replace(ARTICLE, body=body)).finding is Finding.NONE


def test_spacing_is_an_edit_that_nobody_is_told() -> None:
    comparison = compare(ARTICLE, edited("다음 주", "다음주"))
    assert comparison.change is not None
    assert comparison.change.kinds == (Kind.SPACING,)
    assert not comparison.tell


def test_a_figure_is_told_with_both_values_and_the_percentage() -> None:
    change = change_of(ARTICLE, edited("3,200억 원", "3,700억 원"))
    assert Kind.FIGURE in change.kinds
    assert change.severity is Severity.HIGH
    assert [(f.before, f.after, f.percent) for f in change.figures] == [("3,200억 원", "3,700억 원", 15.6)]
    assert [each.op for each in change.sentences] == [Op.REPLACE]


def test_every_kind_comes_with_its_evidence() -> None:
    change = change_of(ARTICLE, edited("환영했다", "반대했다", edited("3,200억 원", "3,700억 원")))
    assert set(change.evidence) == set(change.kinds)
    assert all(change.evidence.values())


@pytest.mark.parametrize(
    ("before", "after", "kind", "severity"),
    [
        ("사업에 $500 billion을 쓴다.", "사업에 $100 billion을 쓴다.", Kind.FIGURE, "high"),
        ("It costs 1.5 trillion won.", "It costs 15 trillion won.", Kind.FIGURE, "high"),
        ("The share is 5 % of all.", "The share is 5 of all.", Kind.FIGURE, "high"),
        ("수출이 크게 늘었다고 밝혔다.", "수출이 크게 줄었다고 밝혔다.", Kind.NEGATION, "high"),
        ("The director denied the report.", "The director confirmed the report.", Kind.NEGATION, "high"),
        ("The board did know of the leak.", "The board did not know of the leak.", Kind.NEGATION, "high"),
        ("경찰청에 따르면 셋이 다쳤다.", "소방청에 따르면 셋이 다쳤다.", Kind.ATTRIBUTION, "high"),
        ("회의에는 김민수 의원이 참석했다.", "회의에는 이정호 의원이 참석했다.", Kind.NAME, "high"),
        ("The deal was signed by Anna Berg on site.", "The deal was signed by Carl Vinter on site.", Kind.NAME, "high"),
        ("그는 “모두 내 책임이다”라고 말했다.", "그는 잘못을 인정했다.", Kind.QUOTE, "high"),
        ("그는 “모두 내 책임이다”라고 말했다.", "그는 “모두 네 책임이었다”라고 말했다.", Kind.QUOTE, "high"),
        ("The so called reform passed.", "The so called 'reform' passed.", Kind.QUOTE, "medium"),
        ("메바버스 안에서 열린다.", "메타버스 안에서 열린다.", Kind.TYPO, "low"),
        ("They agreed on the the plan.", "They agreed on the plan.", Kind.TYPO, "low"),
        ("It has four rooms for guests.", "It has 4 rooms for guests.", Kind.TYPOGRAPHIC, "none"),
        ("The paper was well received by many.", "The paper was warmly received by most.", Kind.REPHRASED, "low"),
    ],
)  # fmt: skip
def test_an_edit_is_named_for_what_it_is(before: str, after: str, kind: Kind, severity: str) -> None:
    change = change_of(with_body(before), with_body(after))
    assert kind in change.kinds
    assert change.severity.word == severity


def test_a_headline_alone_is_told_with_both_wordings() -> None:
    change = change_of(ARTICLE, replace(ARTICLE, title="항만공사, 새 부두 짓는다"))
    assert Kind.HEADLINE in change.kinds
    assert change.severity is Severity.MEDIUM
    assert change.title is not None
    assert (change.title.before, change.title.after) == ("새 부두에 3,200억 원 투입", "항만공사, 새 부두 짓는다")
    assert change.sentences == ()


@pytest.mark.parametrize(
    ("before", "after", "severity"),
    [
        ("[속보] 총리 사임", "총리 사임", "low"),
        ("총리 사임", "[단독] 총리 사임", "medium"),
        ("총리 사임", "총리 사임 [정치 한 컷]", "low"),
    ],
)
def test_a_label_alone_is_a_label(before: str, after: str, severity: str) -> None:
    change = change_of(replace(ARTICLE, title=before), replace(ARTICLE, title=after))
    assert change.kinds == (Kind.LABEL,)
    assert change.severity.word == severity


def test_words_behind_updated_are_read_like_any_other() -> None:
    change = change_of(ENGLISH, edited("denied", "confirmed", ENGLISH))
    assert Kind.NEGATION in change.kinds


def test_a_notice_makes_it_a_correction_and_no_secret() -> None:
    notice = "바로잡습니다: 투입액을 3,200억 원에서 3,700억 원으로 고칩니다."
    change = change_of(ARTICLE, replace(edited("3,200억 원", "3,700억 원"), notices=(notice,)))
    assert change.kinds[0] is Kind.CORRECTION
    assert change.notice == notice
    assert change.silent is False


def test_words_struck_where_they_stood_make_it_a_correction_with_both_figures() -> None:
    change = change_of(ARTICLE, replace(edited("3,200억 원", "3,700억 원"), withdrawn=("3,200억 원",)))
    assert change.kinds[0] is Kind.CORRECTION
    assert (change.figures[0].before, change.figures[0].after) == ("3,200억 원", "3,700억 원")
    assert change.silent is False


@pytest.mark.parametrize("side", ["before", "after"])
def test_an_edit_in_a_reading_that_is_in_doubt_is_medium_at_most_and_says_so(side: str) -> None:
    sure = {"before": ARTICLE, "after": edited("3,200억 원", "3,700억 원")}
    change = change_of(**sure | {side: replace(sure[side], doubt="it is much less than the prose of the page")})
    assert change_of(**sure).severity is Severity.HIGH
    assert change.severity is Severity.MEDIUM
    assert change.reason.endswith("reading unsure: it is much less than the prose of the page")


def test_words_struck_long_ago_make_no_correction_of_an_edit_elsewhere() -> None:
    assert (
        Kind.CORRECTION
        not in change_of(ARTICLE, replace(edited("3,200억 원", "3,700억 원"), withdrawn=("200억 원",))).kinds
    )


def test_a_flash_that_grew_is_expanded_without_a_list_of_sentences() -> None:
    flash = replace(ARTICLE, title="[속보] 총리 사임", body=("총리가 2일 사임했다.",))
    change = change_of(flash, replace(flash, title="총리 사임", body=("총리가 2일 사임했다.", *BODY)))
    assert {Kind.EXPANDED, Kind.LABEL} <= set(change.kinds)
    assert change.sentences == ()


def test_a_dropped_half_is_cut_and_an_added_sentence_is_updated() -> None:
    assert Kind.CUT in change_of(ARTICLE, replace(ARTICLE, body=BODY[:1])).kinds
    added = (*BODY, "공사 기간에는 옛 부두를 계속 쓴다고 항만공사는 덧붙였다.")
    assert change_of(ARTICLE, replace(ARTICLE, body=added)).kinds == (Kind.UPDATED,)


def test_a_paragraph_in_another_place_moved() -> None:
    assert change_of(ARTICLE, replace(ARTICLE, body=BODY[1:] + BODY[:1])).kinds == (Kind.MOVED,)


def test_captions_and_bylines_are_told_low() -> None:
    before = replace(ARTICLE, captions=("새 부두 조감도",), authors=("김민수",))
    assert change_of(before, replace(before, captions=("옛 부두 전경",))).kinds == (Kind.CAPTION,)
    assert change_of(before, replace(before, authors=("이정호",))).severity is Severity.LOW


@pytest.mark.parametrize(
    ("before", "after", "moves", "silent"),
    [
        (5, 5, True, True),
        (5, 9, True, False),
        (0, 0, None, None),
        (0, 0, False, None),
        (0, 0, True, True),
        (5, 5, None, True),  # modified after publication: this page's time does move
        (None, 5, True, False),  # a modified time where none was shown
        (None, None, True, None),
    ],
)
def test_silent_follows_the_publishers_own_time(
    before: int | None, after: int | None, moves: bool | None, silent: bool | None
) -> None:
    def at(minutes: int | None) -> datetime | None:
        return None if minutes is None else NOON + timedelta(minutes=minutes)

    changed = replace(edited("환영했다", "반대했다"), modified=at(after))
    comparison = compare(replace(ARTICLE, modified=at(before)), changed, clock_moves=moves)
    assert comparison.change is not None
    assert comparison.change.silent is silent


def revisions(*articles: Article) -> list[Revision]:
    return [Revision(no=no, article=article, seen_at=NOON) for no, article in enumerate(articles, start=1)]


def test_back_to_an_older_text_is_a_revert_told_as_such() -> None:
    other = edited("환영했다", "반대했다")
    for earlier in (revisions(ARTICLE), revisions(ARTICLE, other)):
        comparison = compare(other, ARTICLE, earlier=earlier)
        assert comparison.tell
        assert comparison.change is not None
        assert Kind.REVERT in comparison.change.kinds
        assert comparison.change.reverts_to == 1


def test_two_wordings_served_in_turn_are_a_flap_and_not_told_again() -> None:
    other = edited("환영했다", "반대했다")
    for earlier in (revisions(ARTICLE, other), revisions(ARTICLE, other, ARTICLE)):
        comparison = compare(ARTICLE, other, earlier=earlier)
        assert comparison.change is not None
        assert Kind.FLAP in comparison.change.kinds
        assert not comparison.tell


@pytest.mark.parametrize(
    "other",
    [
        {"damaged": True},
        {"reader": Reader(extractor=2)},
    ],
)
def test_what_another_reader_read_or_decoding_lost_is_technical(other: Mapping[str, object]) -> None:
    after = replace(edited("환영했다", "반대했다"), **other)  # type: ignore[arg-type] # fields of an article
    comparison = compare(ARTICLE, after)
    assert comparison.finding is Finding.TECHNICAL
    assert not comparison.tell


def test_fields_from_different_places_are_never_compared() -> None:
    before = replace(ARTICLE, origins={"title": "json-ld"})
    after = replace(ARTICLE, title="“새 부두”에 3,200억 원 투입", origins={"title": "h1"})
    comparison = compare(before, after)
    assert comparison.finding is Finding.TECHNICAL
    assert "title" in comparison.reason


def test_another_story_at_the_same_address_is_no_edit() -> None:
    text = (
        "국립극장이 다음 달부터 석 달 동안 이어지는 봄 공연의 일정을 내놓았다. 첫 무대는 창작 무용이며 연출가는 젊은"
        " 관객을 위한 짧은 작품도 마련했다. 예매는 누리집에서 목요일 오전부터 시작하고 학생에게는 값을 깎아 준다."
    )
    other = replace(ARTICLE, title="국립극장, 봄 공연 일정 공개", body=(text,))
    comparison = compare(ARTICLE, other)
    assert comparison.finding is Finding.OTHER_STORY
    assert comparison.tell


def test_a_step_of_a_wire_chain_is_a_followup() -> None:
    flash = replace(
        ARTICLE,
        url="https://wire.example/view/AKR20260302000100001",
        title="[1보] 항만공사, 새 부두에 3,200억 투입",
        body=BODY[:1],
    )
    whole = replace(
        ARTICLE, url="https://wire.example/view/AKR20260302000151001", title="항만공사, 새 부두에 3,200억 투입(종합)"
    )
    comparison = compare(flash, whole)
    assert comparison.finding is Finding.FOLLOWUP
    assert comparison.tell
    assert comparison.change is not None
    assert comparison.change.severity is Severity.MEDIUM


def test_a_cut_that_moved_with_an_edit_is_left_out() -> None:
    whole = "항만공사는 새 부두를 짓는다. 공사는 힌국 업체가 맡는다. 보상은 아직 정해지지 않았고 어민들은 반대한"
    after = "항만공사는 새 부두를 짓는다. 공사는 한국 업체가 맡는다. 보상은 아직 정해지지 않았고 어민들은 반"
    assert change_of(with_body(whole), with_body(after)).kinds == (Kind.TYPO,)


WORDS = st.sampled_from(
    [
        "항만은",
        "3,200억",
        "원을",
        "“좋다”고",
        "'새'",
        "늘었다.",
        "not",
        "5%",
        "Kim",
        "said",
        "\n",
        "\u00a0",
        "(종합)",
        "[속보]",
    ]
)
TEXTS = st.lists(WORDS | st.text(max_size=3), max_size=12).map(" ".join)


@settings(max_examples=40)
@given(TEXTS, TEXTS, TEXTS, TEXTS)
def test_comparing_never_raises_and_swapping_the_sides_swaps_the_figures(
    title: str, body: str, other_title: str, other_body: str
) -> None:
    one, other = with_body(body, title), with_body(other_body, other_title)
    assert compare(one, one).finding is Finding.NONE
    assert figures(compare(one, other)) == sorted((after, before) for before, after in figures(compare(other, one)))


def figures(comparison: Comparison) -> list[tuple[str, str]]:
    return sorted((f.before, f.after) for f in comparison.change.figures) if comparison.change else []


@pytest.mark.parametrize("unit", ["가", '"', "3억 ", "word ", "한. "])
def test_a_giant_text_is_compared_in_bounded_time(unit: str) -> None:
    big = with_body(unit * (60_000 // len(unit)))
    assert compare(big, with_body("나 3명 " + big.text[:-1])).finding is Finding.EDIT


@pytest.mark.parametrize("unit", ["3억 ", "A b. ", "“가” "])
def test_a_giant_text_that_was_turned_over_is_compared_in_bounded_time(unit: str) -> None:
    text = unit * (40_000 // len(unit))
    assert compare(with_body(text), with_body("나" + text[::-1])).finding is not Finding.NONE
