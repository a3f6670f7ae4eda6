import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.domain.changes import Op, SentenceChange
from monitor.domain.edits.diff import Part, align, words
from monitor.domain.texts.text import loose_key

OPENED = "항만은 월요일에 문을 열었다."
CLOSED = "항만은 월요일에 문을 닫았다."
SHIPS = "배 열두 척이 앞바다에서 기다린다."
MAYOR = "시장은 선주들의 협조에 감사한다고 밝혔다."


def ops(before: list[str], after: list[str]) -> list[str]:
    return [change.op.value for change in align(before, after)]


def test_equal_sentences_are_left_out_even_when_their_signs_differ() -> None:
    assert align([OPENED, "“그렇다”…"], [OPENED.replace(" ", "\u00a0"), '"그렇다"...']) == ()


def test_a_reworded_sentence_is_one_replacement() -> None:
    assert align([OPENED, SHIPS], [CLOSED, SHIPS]) == (SentenceChange(op=Op.REPLACE, before=OPENED, after=CLOSED),)


def test_insertions_and_deletions_stand_in_the_order_of_the_text() -> None:
    assert ops([OPENED, MAYOR], [OPENED, SHIPS, MAYOR]) == ["insert"]
    assert ops([OPENED, SHIPS, MAYOR], [OPENED, MAYOR]) == ["delete"]
    assert ops([OPENED, MAYOR], [SHIPS, OPENED]) == ["insert", "delete"]


def test_a_sentence_that_changed_its_place_moved() -> None:
    assert ops([OPENED, SHIPS, MAYOR], [SHIPS, MAYOR, OPENED]) == ["move"]


def test_a_sentence_that_moved_and_changed_is_found_elsewhere() -> None:
    assert ops([OPENED, SHIPS, MAYOR], [SHIPS, MAYOR, CLOSED]) == ["replace"]


def test_two_sentences_with_nothing_in_common_are_no_replacement() -> None:
    assert sorted(ops([SHIPS], ["The council met on Tuesday to vote."])) == ["delete", "insert"]


def test_korean_is_told_by_word_and_a_single_word_by_letter() -> None:
    pieces = [(piece.op, piece.text) for piece in words("배 열두 척이 기다린다", "배 열세 척이 지금 기다린다")]
    assert pieces == [
        (Part.EQUAL, "배 열"),
        (Part.DELETE, "두"),
        (Part.INSERT, "세"),
        (Part.EQUAL, " 척이 "),
        (Part.INSERT, "지금 "),
        (Part.EQUAL, "기다린다"),
    ]


def test_a_word_that_became_another_is_told_whole() -> None:
    pieces = [(piece.op, piece.text) for piece in words("Twelve ships", "Thirteen ships")]
    assert pieces == [(Part.DELETE, "Twelve "), (Part.INSERT, "Thirteen "), (Part.EQUAL, "ships")]


def test_japanese_is_told_by_letter() -> None:
    pieces = words("会社は認めた。", "会社は認めない。")
    assert "".join(piece.text for piece in pieces if piece.op is Part.INSERT) == "ない"


SENTENCES = st.lists(st.sampled_from([OPENED, CLOSED, SHIPS, MAYOR, "A b c.", "A b d.", ""]), max_size=7)
TEXTS = st.lists(st.sampled_from(["가", "나다", " ", "\u00a0", "b", "7", ",", "会", "…"]), max_size=14).map("".join)


@settings(max_examples=60)
@given(SENTENCES, SENTENCES)
def test_each_sentence_is_told_at_most_once_and_none_is_forgotten(before: list[str], after: list[str]) -> None:
    changes = align(before, after)
    assert len([c for c in changes if c.op is not Op.INSERT]) <= len(before)
    stayed = len(before) - len([c for c in changes if c.op is not Op.INSERT])
    assert stayed == len(after) - len([c for c in changes if c.op is not Op.DELETE])
    assert align(before, before) == ()


@settings(max_examples=80)
@given(TEXTS, TEXTS)
def test_the_pieces_make_up_both_sentences(before: str, after: str) -> None:
    pieces = words(before, after)
    old = "".join(piece.text for piece in pieces if piece.op is not Part.INSERT)
    new = "".join(piece.text for piece in pieces if piece.op is not Part.DELETE)
    assert loose_key(old) == loose_key(before)
    assert new == after


@pytest.mark.parametrize("after", ["다른 " * 80_000, "말 " * 80_000])
def test_giant_sentences_take_bounded_time(after: str) -> None:
    started = time.process_time()
    before = "말 " * 80_000
    assert align([before], [after + "끝"])
    assert words(before, after + "끝")
    assert time.process_time() - started < 8


def test_many_short_sentences_take_bounded_time() -> None:
    started = time.process_time()
    align([f"문장 {n}." for n in range(1500)], [f"말 {n}." for n in range(1500)])
    assert time.process_time() - started < 8
