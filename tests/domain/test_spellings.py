import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.domain.matches.edges import stems
from monitor.domain.matches.spellings import Spelling, proposed
from monitor.domain.matches.spellings_met import Met
from monitor.domain.matches.transliteration import in_hangul
from monitor.domain.texts.hangul import block_of, parts_of, written


def texts(*names: str) -> list[str]:
    return [spelling.text for spelling in proposed(names)]


@given(st.characters(min_codepoint=ord("가"), max_codepoint=ord("힣")))
def test_a_syllable_taken_apart_is_put_together_again(block: str) -> None:
    assert block_of(*parts_of(block)) == block


@pytest.mark.parametrize(
    ("sounds", "word"),
    [
        ("ㅂㅐㅇk", "뱅크"),  # a stop after a closed syllable gets a vowel
        ("ㅍㅣk", "픽"),  # after a short vowel it closes the syllable
        ("ㅅtㅏ:ㄱㅔㅣ:t", "스타게이트"),  # after a long one it does not
        ("ㅐplㅣ", "애플리"),  # nor before a flowing sound
        ("kㅡlㅏㅜ:ㄷ", "클라우드"),
        ("kwㅣ", "퀴"),
        ("ㅅyㅏ", "샤"),
        ("ㄷㅣㅈ", "디지"),
    ],
)
def test_sounds_are_written_by_the_rules_for_foreign_words(sounds: str, word: str) -> None:
    assert written(sounds) == word


@pytest.mark.parametrize(
    ("word", "ways"),
    [
        ("Altman", {"올트먼", "알트먼", "올트만", "알트만", "앨트먼"}),
        ("Anthropic", {"앤스로픽", "앤트로픽", "앤쓰로픽"}),
        ("Oracle", {"오라클", "오러클"}),
        ("Stargate", {"스타게이트"}),
        ("Nvidia", {"엔비디아"}),
        ("Tesla", {"테슬라"}),
        ("Google", {"구글"}),
        ("Musk", {"머스크"}),
        ("Tencent", {"텐센트"}),
        ("bank", {"뱅크"}),
    ],
)
def test_a_latin_word_is_written_as_papers_differ_about_it(word: str, ways: set[str]) -> None:
    assert ways <= set(in_hangul(word))


@given(st.text(max_size=30))
@settings(max_examples=150)
def test_whatever_the_name_proposals_are_short_and_other_than_it(name: str) -> None:
    proposals = proposed([name])
    assert len(proposals) < 20
    assert all(spelling.text and spelling.text != name and spelling.why for spelling in proposals)


def test_spaces_hyphens_and_transliterations_are_proposed_for_a_latin_name() -> None:
    assert texts("SoftBank") == ["Soft Bank", "소프트뱅크", "소프트 뱅크", "Soft-Bank"]
    assert {"X.AI", "x AI", "엑스에이아이", "엑스AI"} <= {*texts("xAI"), *texts("xai"), "X.AI"}


def test_the_way_back_is_found_for_known_words_and_spoken_letters() -> None:
    assert texts("소프트뱅크") == ["SoftBank", "Soft Bank", "소프트 뱅크"]
    assert "XAI" in texts("엑스에이아이")
    assert {"알트먼", "앨트먼", "올트만"} <= set(texts("올트먼"))


def test_a_long_name_has_its_initials() -> None:
    (initials,) = (spelling for spelling in proposed(["International Business Machines"]) if spelling.text.isascii())
    assert (initials.text, initials.case) == ("IBM", True)


def test_what_the_names_find_already_is_not_proposed() -> None:
    assert "Soft Bank" not in texts("SoftBank", "Soft Bank")
    assert "소프트뱅크" not in texts("SoftBank", "소프트 뱅크")


@pytest.mark.parametrize("name", ["한국은행", "삼성전자", "기획재정부", "이재명"])
def test_a_korean_name_is_written_in_one_way(name: str) -> None:
    assert texts(name) == []
    met = Met([name])
    met.read(f"{name[:-1]}은 {name}측과 하나은행, 한국여행, 삼상전자를 찾았다.")
    assert met.spellings() == ()


def test_what_was_met_comes_first_and_little_of_what_was_not() -> None:
    names = ["올트먼"]
    met = Met(names, [*proposed(names), Spelling(text="올-트먼", why="seldom", sure=False)])
    met.read("샘 앨트먼은 트럼프를 만났다. 앨트먼이 말했다. 알트만도, 올트먼도.")
    first, second, *others = met.spellings()
    assert (first.text, first.seen, second.text, second.seen) == ("앨트먼", 1, "알트만", 1)
    assert second.why.startswith("sounds")
    assert {other.seen for other in others} == {0}
    assert len(others) <= 4
    assert "올-트먼" not in [other.text for other in others]


def test_hanja_is_not_guessed() -> None:
    assert texts("軟銀") == []


def test_endings_come_off_one_after_the_other() -> None:
    assert list(stems("소프트뱅크에서는")) == ["소프트뱅크에서는", "소프트뱅크에서", "소프트뱅크"]


def test_spellings_are_met_in_brackets_and_by_their_sound_and_counted() -> None:
    met = Met(["소프트뱅크", "올트먼"], proposed(["소프트뱅크"]))
    for text in (
        "소프트뱅크(SoftBank)는 손을 뗐다. 샘 올트만은 소프트뱅크그룹에 왔다. 올트만이 말했다.",
        "소프트뱅크(9984.T)는 쉬었고, 올트만에게는 답이 없다. 소프트방크도 같은 말.",
        "軟銀(소프트뱅크)이 올랐다. 날씨가 맑다.",
    ):
        met.read(text)
    found = {(each.text, each.seen): each for each in met.spellings()}
    assert found["軟銀", 1].why == "stands in brackets beside a known spelling"
    assert found["올트만", 2].why.endswith("% like a known spelling")
    assert ("SoftBank", 1) in found
    assert not {text for text, _ in found} & {"소프트뱅크그룹에", "9984.T", "날씨가", "올트만이"}
