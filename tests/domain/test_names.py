import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.domain.matches.edges import is_name
from monitor.domain.matches.matching import Matcher
from monitor.domain.matches.names import Finder, Found, name_key
from monitor.domain.texts.folding import fold
from monitor.domain.topics import Name, Topic

ALPHABET = "가나은 ab.ー水"


def found_slowly(keys: set[str], text: str) -> set[Found]:
    """Find names by trying each of them at each place."""
    patterns = {key: re.compile(re.escape(key).replace(r"\ ", " *")) for key in keys}
    tried = ((key, pattern.match(text, at)) for key, pattern in patterns.items() for at in range(len(text)))
    ends = ((key, met.start(), met.end()) for key, met in tried if met)
    return {Found(key, "", start, end) for key, start, end in ends if is_name(text, start, end)}


@given(st.sets(st.text(alphabet=ALPHABET, max_size=5).map(name_key), max_size=6), st.text(alphabet=ALPHABET))
@settings(max_examples=300)
def test_one_pass_finds_what_trying_each_name_at_each_place_finds(keys: set[str], text: str) -> None:
    found = Finder(keys).find(text)
    assert set(found) == found_slowly(keys - {""}, text)
    assert [each.start for each in found] == sorted(each.start for each in found)


@pytest.mark.parametrize("text", ["softbank", "soft bank", "soft    bank", "soft  bank group"])
def test_blanks_in_a_name_may_be_missing_or_be_several(text: str) -> None:
    assert {found.key for found in Finder(["soft bank"]).find(text)} == {"soft bank"}


def test_a_name_of_three_words_is_found_whichever_blanks_are_missing() -> None:
    finder = Finder(["a bc d", "abc"])
    assert [found.key for found in finder.find("abcd, a bcd, abc  d, abc")] == ["a bc d"] * 3 + ["abc"] * 2


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("Альтман", "Сэм Альтман ушёл", True),
        ("Альтман", "Альтмана", False),
        ("Ωμέγα", "η Ωμέγα", True),
        ("αξ", "άξιος αξία", False),
    ],
)
def test_letters_of_other_alphabets_have_edges_too(name: str, text: str, found: bool) -> None:
    assert bool(Finder([name_key(name)]).find(fold(text).text)) is found


def test_half_of_a_pair_in_a_text_or_a_name_is_no_trouble() -> None:
    topic = Topic(name="SoftBank", names=(Name(text="SoftBank"), Name(text="\udfffx")))
    (match,) = Matcher([topic]).match_fields({"text": "\ud800 😀 SoftBank \udfff"}).matches
    assert [(term.text, term.start) for term in match.terms] == [("SoftBank", 4)]


def test_ten_thousand_names_are_found_at_once() -> None:
    topic = Topic(name="many", names=tuple(Name(text=f"이름{number}번") for number in range(10_000)))
    matcher = Matcher([topic])
    (match,) = matcher.match_fields({"text": "이름77번과 이름9999번이 왔다, 이름10000번은 없다"}).matches
    assert [term.text for term in match.terms] == ["이름77번", "이름9999번"]
