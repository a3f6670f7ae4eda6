"""Page text that is to do nothing but be read."""

import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from monitor.deliver.safe import JOINER, inert, link, plain
from monitor.domain.addresses.address import Address
from monitor.domain.texts.cutting import cut

few = settings(max_examples=60, deadline=None)


@few
@given(st.text())
@example("a\x1b[31m\u202e\u2066b\u200b\ufeff\U000e0041\u3164")
def test_a_plain_text_is_one_line_of_visible_characters(text: str) -> None:
    shown = plain(text)
    assert shown == shown.strip()
    assert not {unicodedata.category(letter) for letter in shown} & {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


@few
@given(st.text())
def test_an_inert_text_keeps_every_visible_letter(text: str) -> None:
    assert inert(text).replace(JOINER, "") == plain(text)


@few
@given(
    st.text(),
    st.sampled_from(["@everyone", "<!channel>", "<@U1>", "[a](b)", "https://evil.example", "www.evil.example"]),
)
def test_no_live_word_survives_in_any_company(text: str, live: str) -> None:
    assert live not in inert(text + live + text)


@pytest.mark.parametrize("text", ["한국은행, 기준금리 2.5% 유지", "Prices up 4 % <2 years", "A & B: 3 < 4", "AT&T"])
def test_ordinary_words_stay_as_they_are(text: str) -> None:
    assert inert(text) == text


@few
@given(st.text(), st.integers(min_value=1, max_value=80))
def test_a_text_that_is_cut_fits_and_begins_as_it_did(text: str, limit: int) -> None:
    shorter = cut(text, limit)
    assert len(shorter) <= limit
    assert text.startswith(shorter.removesuffix("…").removesuffix(" "))


def test_a_text_is_cut_behind_a_sentence_or_else_behind_a_word() -> None:
    assert cut("회의가 끝났다. 다음 회의는 다음 달에 열린다.", 16) == "회의가 끝났다. …"
    assert cut("한국은행이 기준금리를 다시 내렸다", 14) == "한국은행이 기준금리를 …"
    assert cut("가나다라마바사아자차카타", 6) == "가나다라마…"


def test_a_link_is_a_bare_web_address_or_nothing() -> None:
    assert link(Address("https://news.example/기사/1")) == "https://news.example/%EA%B8%B0%EC%82%AC/1"
    assert link(Address("https://news.example/a?x=%EA%B0%80&y=1#z")).startswith(
        "https://news.example/a?x=%EA%B0%80&y=1"
    )
    for refused in ("javascript:alert(1)", "data:text/html,x", "ftp://a.example/", "https://u:p@a.example/", "//a", ""):
        assert link(Address(refused)) == ""


@few
@given(st.text())
def test_no_link_holds_what_could_end_it(tail: str) -> None:
    assert not set(link(Address(f"https://news.example/{tail}"))) & set("<>\"'|\\ @`{}\n\x1b")
