from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.domain.changes import Op, SentenceChange
from monitor.domain.edits.diff import align
from monitor.domain.edits.stretches import Stretch, in_place

A, B, C, D = (
    "항만이 문을 열었다.",
    "배가 앞바다에서 기다린다.",
    "시장은 협조에 감사했다.",
    "요금은 다음 달에도 그대로다.",
)


def told(before: list[str], after: list[str]) -> list[str]:
    """Each part as its sign and its sentences."""
    parts = in_place(before, after, align(before, after))
    return [
        "= " + " ".join(part.sentences) if isinstance(part, Stretch) else f"{part.op} {part.after or part.before}"
        for part in parts
    ]


def test_a_change_stands_where_it_stands_in_the_text() -> None:
    assert told([A, B, C, D], [A, B, "시장은 비협조에 실망했다.", D]) == [
        f"= {A} {B}",
        "replace 시장은 비협조에 실망했다.",
        f"= {D}",
    ]


def test_a_sentence_that_is_gone_stands_behind_the_one_before_it() -> None:
    assert told([A, B, C, D], [A, C, D]) == [f"= {A}", f"delete {B}", f"= {C} {D}"]


def test_a_text_that_stayed_is_one_stretch() -> None:
    assert told([A, B], [A, B]) == [f"= {A} {B}"]


def test_two_sentences_that_became_one_are_shown_once() -> None:
    change = SentenceChange(op=Op.REPLACE, before=f"{A} {B}", after=f"{A} {C}")
    parts = list(in_place([A, B, D], [A, C, D], [change]))
    assert parts == [change, Stretch((D,))]


TEXTS = st.lists(st.sampled_from([A, B, C, D, "", "x", "요금은 오른다."]), max_size=8)


@settings(max_examples=60)
@given(TEXTS, TEXTS)
def test_each_change_is_shown_once_and_in_order(before: list[str], after: list[str]) -> None:
    changes = align(before, after)
    parts = list(in_place(before, after, changes))
    assert tuple(part for part in parts if not isinstance(part, Stretch)) == changes
    stayed = [sentence for part in parts if isinstance(part, Stretch) for sentence in part.sentences]
    assert len(stayed) <= len(after)
