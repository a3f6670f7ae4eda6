import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.domain.texts.text import key, loose_key

TRICKY = st.sampled_from(
    [*"&;#x38lt ｀‥…．　가́e.,~∼～５「」\u0301\u0334\u0339\u200b\u1100\u1161\u11a8\u00ad", "&amp;", "&#97;", "&nbsp;"]
)
TEXTS = st.lists(st.one_of(st.characters(), TRICKY), max_size=30).map("".join)


@given(TEXTS)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert key(key(text)) == key(text)
    assert loose_key(loose_key(text)) == loose_key(text)


@given(TEXTS)
def test_the_weaker_key_never_sees_more_than_the_stronger(text: str) -> None:
    assert loose_key(key(text)) == loose_key(text)


@given(st.text(st.characters(categories=("L", "N")), max_size=30))
def test_no_letter_digit_or_hanja_is_hidden(text: str) -> None:
    shown = [c for c in unicodedata.normalize("NFC", text) if c not in "\u115f\u1160\u3164\uffa0"]
    assert len(loose_key("".join(shown))) == len(unicodedata.normalize("NFC", "".join(shown)))


@given(st.text("0123456789", max_size=12), st.text("0123456789", max_size=12))
def test_different_digits_stay_different(one: str, other: str) -> None:
    assert (key(f"값은 {one}다") == key(f"값은 {other}다")) == (one == other)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("약 720조 원", "약\u00a0720조\u3000원"),
        ("“크다”고 ‘말했다’", "\"크다\"고 '말했다'"),
        ("정부ㆍ여당", "정부·여당"),
        ("말을 아꼈다…", "말을 아꼈다..."),
        ("10∼20%", "10~20%"),
        ("소프트\u200b뱅크\ufeff", "소프트뱅크"),
        ("５０００억", "5000억"),
        (unicodedata.normalize("NFD", "스타게이트"), "스타게이트"),
        ("李 대통령", "\uf9e1 대통령"),
        ("AT&amp;T", "AT&T"),
        ("again—so", "again-so"),
    ],
)
def test_what_no_reader_would_call_a_change_is_none(before: str, after: str) -> None:
    assert key(before) == key(after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("1.5", "15"),
        ("5 %", "5"),
        ("xAI", "XAI"),
        ("李", "이"),
        ("㎡", "m2"),
        ("'통 큰' 지원", "통 큰 지원"),
        ("끝났다.", "끝났다?"),
        ("½", "1/2"),
        ("10~20", "10-20"),
    ],
)
def test_wording_stays_wording(before: str, after: str) -> None:
    assert key(before) != key(after)


def test_spacing_is_seen_by_one_key_alone() -> None:
    assert key("다음 날") != key("다음날")
    assert loose_key("다음 날") == loose_key("다음날")
