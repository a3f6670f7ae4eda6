"""Texts of a length that no article has: compared by whole sentences where too much differs, never wrongly."""

from dataclasses import replace
from time import process_time
from unicodedata import normalize

from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.domain.articles import Article
from monitor.domain.changes import Change, Finding, Kind, Op
from monitor.domain.edits.compare import compare
from monitor.domain.edits.diff import Part, words
from monitor.domain.texts.text import in_order, key

ARTICLE = Article(url="https://daily.example/1", title="The quay", body=("The quay costs $3 million.",))
BOAT = "Boat {0} of the harbour lies at pier {0} of the old quay."
SHIP = "Ship {0} of the harbour lies at pier {0} of the new quay."
TOO_MUCH = "too much differs to compare it word by word"


def of_sentences(count: int, what: str = BOAT) -> Article:
    return replace(ARTICLE, body=tuple(what.format(number) for number in range(count)))


def changed(before: Article, after: Article) -> Change:
    change = compare(before, after).change
    assert change is not None
    return change


def test_a_small_edit_in_a_giant_text_is_told_word_by_word() -> None:
    before = of_sentences(20_000)
    after = replace(before, body=tuple(line.replace("pier 4500 ", "pier 77 ") for line in before.body))
    change = changed(before, after)
    assert change.kinds == (Kind.FIGURE,)
    assert TOO_MUCH not in change.reason


def test_a_giant_text_that_was_replaced_is_told_by_whole_sentences_and_says_so() -> None:
    change = changed(of_sentences(1_100), of_sentences(1_100, SHIP))
    assert {sentence.op for sentence in change.sentences} == {Op.INSERT, Op.DELETE}
    assert change.reason.endswith(TOO_MUCH)


def test_a_line_put_before_a_giant_text_is_all_that_came() -> None:
    before = of_sentences(20_000)
    change = changed(before, replace(before, body=("A line before them all.", *before.body)))
    assert [sentence.after for sentence in change.sentences] == ["A line before them all."]


def test_edits_at_both_ends_of_a_giant_text_leave_what_is_between_alone() -> None:
    before = of_sentences(20_000)
    after = replace(before, body=("One line.", *before.body[1:-1], "Another line."))
    assert len(changed(before, after).sentences) <= 4


def test_one_sentence_as_long_as_a_book_is_compared_where_it_differs() -> None:
    before = replace(ARTICLE, body=("harbour " * 50_000 + "costs $3 million " + "quay " * 10_000,))
    after = replace(before, body=(before.body[0].replace("$3 million", "$7 million"),))
    assert [(figure.before, figure.after) for figure in changed(before, after).figures] == [
        ("$3 million", "$7 million")
    ]


def test_a_giant_text_that_only_looks_otherwise_is_no_edit() -> None:
    before = replace(ARTICLE, body=('He said "no". ' * 40_000,))
    after = replace(ARTICLE, body=("He said “no”.\u00a0" * 40_000,))
    assert compare(before, after).finding is Finding.NONE


def test_a_heap_of_accents_takes_no_longer_than_letters() -> None:
    heaps = replace(ARTICLE, body=("e" + "\u0301\u0316" * 50_000,))
    assert compare(heaps, ARTICLE).finding is Finding.EDIT
    assert key(heaps.body[0]).count("\u0316") == 50_000


@settings(max_examples=25)
@given(st.text("e\u0301\u0316\u0323… 가", min_size=290, max_size=700))
def test_putting_accents_in_order_leaves_a_text_what_it_was(text: str) -> None:
    assert normalize("NFC", in_order(text)) == normalize("NFC", text)


def test_a_giant_paragraph_that_gave_way_to_another_is_told_though_both_break_off() -> None:
    before = replace(ARTICLE, body=(" ".join(BOAT.format(number) for number in range(2_000))[:-20],))
    after = replace(ARTICLE, body=(" ".join(SHIP.format(number) for number in range(2_000))[:-20],))
    assert compare(before, after).tell


def test_a_word_that_gave_way_in_one_sentence_as_long_as_a_book_is_found_in_no_time() -> None:
    before = "harbour " * 60_000
    began = process_time()
    pieces = words(before + "closed", before + "open")
    assert [piece.text for piece in pieces if piece.op is not Part.EQUAL] == ["closed", "open"]
    assert process_time() - began < 1
