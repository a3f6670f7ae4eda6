import time
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.domain.changes import FigureChange
from monitor.domain.numbers.figure_changes import compare_figures
from monitor.domain.numbers.figures import read_figures


def said(text: str) -> list[tuple[str, str, str | None]]:
    """Each figure as its value (or both ends), its unit and its bound."""

    def written(value: Decimal | str | None) -> str:
        return f"{value.normalize():f}" if isinstance(value, Decimal) else str(value)

    return [
        (written(f.value) if f.low is None else f"{written(f.low)}..{written(f.high)}", f.unit, f.bound)
        for f in read_figures(text)
    ]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("사업에 3조5,000억원을 쓴다", [("3500000000000", "KRW", None)]),
        ("1천700억원을 모았다", [("170000000000", "KRW", None)]),
        ("7조 2000억 원", [("7200000000000", "KRW", None)]),
        ("팔천억 원과 백만 명", [("800000000000", "KRW", None), ("1000000", "people", None)]),
        ("0.3조 달러", [("300000000000", "USD", None)]),
        ("€2.4bn and £80m", [("2400000000", "EUR", None), ("80000000", "GBP", None)]),
        ("half a billion dollars", [("500000000", "USD", None)]),
        ("약８００億円を投じる", [("80000000000", "JPY", "approx")]),
        ("지지율은 30%대다", [("30", "%", "approx")]),
        ("금리 0.5%포인트, 50bp", [("0.5", "%p", None), ("50", "bp", None)]),
        ("a 25-basis-point cut", [("25", "bp", None)]),
        ("마이너스 1.5%, 또는 -2%", [("-1.5", "%", None), ("-2", "%", None)]),
        ("열두 명이 두 달 만에", [("12", "people", None), ("2", "month", None)]),
        ("세 배로, 네 곳에서", [("3", "x", None), ("4", "곳", None)]),
        ("20만 배럴과 7만 장", [("200000", "배럴", None), ("70000", "장", None)]),
        ("20,000 new homes, twelve people", [("20000", "homes", None), ("12", "people", None)]),
        ("84㎡ 아파트에 5살 아이", [("84", "m2", None), ("5", "살", None)]),
        ("5분의 2가, two-thirds", [("0.4", "ratio", None), ("0.666667", "ratio", None)]),
        ("a third of the town, ¾", [("0.333333", "ratio", None), ("0.75", "ratio", None)]),
        ("Half of the ships", [("0.5", "ratio", None)]),
        ("30~40억 원", [("3000000000..4000000000", "KRW", None)]),
        ("8천~9천억원", [("800000000000..900000000000", "KRW", None)]),
        ("8000~1만2000명", [("8000..12000", "people", None)]),
        ("$10-15 million", [("10000000..15000000", "USD", None)]),
        ("between 5% and 10%", [("5..10", "%", None)]),
        ("from 5% to 10%", [("5", "%", None), ("10", "%", None)]),
        ("20억여 원, 300여 개", [("2000000000", "KRW", "approx"), ("300", "개", "approx")]),
        ("200억 달러(약 28조 원) 미만", [("20000000000", "USD", "lt"), ("28000000000000", "KRW", "approx")]),
        ("3만 달러를 훌쩍 넘었다", [("30000", "USD", "gt")]),
        ("3만 달러를 넘지 않았다", [("30000", "USD", "le")]),
        ("no more than 12 ships, at least 3 planes", [("12", "ships", "le"), ("3", "planes", "min")]),
        ("10％超、300人以上", [("10", "%", "gt"), ("300", "people", "ge")]),
        ("2031년 4월 2일 밤 10시 5분", [("2031-04-02", "date", None), ("22:05", "time", None)]),
        ("2031. 4. 2. 오전 12시 30분", [("2031-04-02", "date", None), ("00:30", "time", None)]),
        ("4월 2~5일", [("XXXX-04-02..XXXX-04-05", "date", None)]),
        ("20일 만에, 20일 열린다", [("20", "day", None), ("XXXX-XX-20", "date", None)]),
        ("April 2 at 4:50 p.m.", [("XXXX-04-02", "date", None), ("16:50", "time", None)]),
        ("１１日午後１時前に", [("XXXX-XX-11", "date", None), ("13:00", "time", None)]),
    ],
)
def test_a_figure_is_read_with_its_unit_and_its_bound(text: str, figures: list[tuple[str, str, str | None]]) -> None:
    assert said(text) == figures


@pytest.mark.parametrize(
    "text",
    [
        "제21대 국회와 18대 국회",
        "3기 신도시, 2차 회의, 1위",
        "20대 남성, 헌법 3장",
        "6·10 항쟁과 4·19 혁명",
        "K9 자주포, F-35, 4G, GPT-5",
        "수십억 원, 몇천 명, hundreds of millions of dollars",
        "02-345-6789, 12면",
        "Section 301, the 1990s, the 21st century",
        "한편 세계는 두루 백인 남성이",
        "두 시간과 3시간",
        "1인당 소득, the second half of the year, a third ship",
        "10^400 원, NaN, 1e999 원",
        "9" * 3000 + "원",
        "",
    ],
)
def test_what_only_holds_digits_is_no_figure(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("8000억 원", "8천억원"),
        ("2.4조 원", "2조4,000억 원"),
        ("세 명", "3명"),
        ("1%p", "1%포인트"),
        ("25bp", "0.25%p"),
        ("⅓", "a third of"),
        ("$1.5 billion", "US$1.5bn"),
        ("오후 3시 20분", "15시 20분"),
        ("10~20%", "10∼20％"),
        ("four drones", "4 drones"),
        ("2031년 4월 2일", "2031.4.2"),
    ],
)
def test_spelling_a_figure_otherwise_is_no_change(one: str, other: str) -> None:
    assert compare_figures(f"값은 {one} 이었다", f"값은 {other} 이었다") == ()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("$500 billion", "$100 billion"),
        ("1.5 trillion won", "15 trillion won"),
        ("5 %", "5"),
        ("5%", "5%p"),
        ("100억 원 미만", "100억 원 이상"),
        ("5GW", "5MW"),
        ("12일", "11일"),
        ("5조 투자", "6조 투자"),
        ("in 2019", "in 2018"),
        ("약 7명", "7명"),
    ],
)
def test_a_changed_value_unit_or_bound_is_a_change(before: str, after: str) -> None:
    changes = compare_figures(f"It said {before} there.", f"It said {after} there.")
    assert len(changes) == 1


def test_a_pair_is_told_as_written_with_its_percentage() -> None:
    assert compare_figures("매출은 2,000억 원이다.", "매출은 2,500억 원이다.") == (
        FigureChange(before="2,000억 원", after="2,500억 원", unit="KRW", percent=25.0),
    )


def test_figures_find_their_partner_by_unit_and_by_the_words_around() -> None:
    before = "사망자는 12명, 피해액은 3억 원이다."
    after = "실종자는 2명, 사망자는 14명, 피해액은 5억 원이다."
    pairs = [(change.before, change.after) for change in compare_figures(before, after)]
    assert pairs == [("12명", "14명"), ("3억 원", "5억 원"), ("", "2명")]


def test_places_count_characters_of_the_text() -> None:
    text = "사업비는 약 ５０００억 달러다."
    figure = read_figures(text)[0]
    assert text[figure.start : figure.end] == figure.text == "약 ５０００억 달러"


WORDS = "3 12 1,200 ０.5 억 만 천 원 달러 % %p 명 ~ - 약 이상 일 : $ bn half\u00a0a 세 ^ e9 ( ) 여 미만 제 · \u1112"
PIECES = st.sampled_from([*WORDS.split(" "), " ", "조 ", "월 ", "시 ", " million", " to ", "between ", "년 ", "9" * 30])
TEXTS = st.lists(PIECES | st.text(max_size=3), max_size=14).map("".join)


@settings(max_examples=60)
@given(TEXTS, TEXTS)
def test_swapping_the_sides_swaps_the_figures(before: str, after: str) -> None:
    there = compare_figures(before, after)
    back = compare_figures(after, before)
    assert sorted((c.before, c.after) for c in there) == sorted((c.after, c.before) for c in back)


@settings(max_examples=60)
@given(TEXTS)
def test_figures_never_raise_stand_in_order_and_equal_themselves(text: str) -> None:
    figures = read_figures(text)
    assert [f.start for f in figures] == sorted(f.start for f in figures)
    assert compare_figures(text, text) == ()


@pytest.mark.parametrize(
    "unit", ["9", "9,", "1만1천1", "1~", "만", "a", "a@", "제3", "약 3명 ", "(", "일", "$1 to ", "3·3·", "1.1."]
)
def test_a_long_text_takes_linear_time(unit: str) -> None:
    text = unit * (12_000 // len(unit))
    started = time.process_time()
    read_figures(text)
    assert time.process_time() - started < 3
