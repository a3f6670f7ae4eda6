import unicodedata
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.domain.articles import Article
from monitor.domain.errors import QueryError
from monitor.domain.matches.matching import Matcher
from monitor.domain.topics import Name, Topic

SOFTBANK = Topic(
    name="SoftBank", names=(Name(text="SoftBank"), Name(text="소프트뱅크"), Name(text="소프트 뱅크"), Name(text="軟銀"))
)
STARGATE = Topic(name="Stargate", names=(Name(text="Stargate"), Name(text="스타게이트")))
XAI = Topic(name="xAI", names=(Name(text="xAI", case=True), Name(text="엑스AI")))
X = Topic(
    name="X",
    names=(Name(text="엑스", companions=("옛 트위터", "머스크")), Name(text="X", case=True, companions=("Twitter",))),
)
TOPICS = (SOFTBANK, STARGATE, XAI, X)


def topics_of(text: str, topics: Sequence[Topic] = TOPICS) -> set[str]:
    return set(Matcher(topics).match_fields({"text": text}).topics)


def asked(query: str, topic: Topic = SOFTBANK) -> Matcher:
    return Matcher([replace(topic, query=query), STARGATE])


@pytest.mark.parametrize(
    "text",
    [
        "소프트뱅크가 지분을 늘렸다",
        "소프트뱅크로부터는 답이 없다",
        "소프트뱅크그룹의 실적",
        "소프트뱅크發 훈풍",
        "소프트뱅크벤처스아시아의 새 펀드",
        "소프트뱅크출신들이",
        "소프트뱅크㈜ 국내 법인",
        "소프트뱅크…또 적자",
        "SoftBank's fund",
        "SoftBank’s fund",
        "a SoftBank-led round",
        "SoftBank는 일본 회사다",
        "SOFTBANK(9984.T)",
        "소프트  뱅크 그룹",
        "소프트\u200b뱅크가 올랐다",
        "ＳｏｆｔＢａｎｋ 주가",
        "反소프트뱅크 진영",
        "상대가 소프트뱅크였지만",
        "소프트뱅크라던 소문",
        "소프트뱅크한테서 받은 돈",
        "한국소프트뱅크 대표",
    ],
)
def test_a_name_is_found_whatever_the_language_hangs_on_it(text: str) -> None:
    assert topics_of(text) == {"SoftBank"}


@pytest.mark.parametrize(
    "text",
    [
        "소프트뱅킹 앱이 멈췄다",
        "마이크로소프트뱅크",
        "스타게이트볼장이 열린다",
        "미스타게이트 의혹",
        "남한국소프트뱅크",
        "3소프트뱅크",
        "스타게이트\n볼장",
        "SoftBanking",
        "MaxAI와 flexAI",
        "소프트\n뱅크",
        "",
        "...",
    ],
)
def test_a_name_inside_another_word_is_not_found(text: str) -> None:
    assert topics_of(text) <= ({"Stargate"} if "\n볼" in text else set())


def test_a_short_name_behind_a_country_is_another_word() -> None:
    power = Topic(name="전력", names=(Name(text="전력"),))
    assert topics_of("한국전력이 요금을 올린다", [power]) == set()


def test_a_japanese_name_may_carry_a_part_of_the_firm() -> None:
    son = Topic(name="SoftBank", names=(Name(text="ソフトバンク"),))
    assert topics_of("ソフトバンクグループは社債を発行する。", [son]) == {"SoftBank"}
    assert topics_of("ソフトバンクス", [son]) == set()


def test_the_longest_name_wins_across_topics() -> None:
    assert topics_of("머스크의 엑스AI는 투자를 받았다") == {"xAI"}


def test_a_name_whose_case_matters_is_not_found_in_another_case() -> None:
    assert topics_of("xAI는 모델을 냈다") == {"xAI"}
    assert topics_of("설명 가능한 XAI 기법") == set()


def test_a_short_name_needs_a_companion_in_its_sentence() -> None:
    assert topics_of("엑스(옛 트위터)에 글이 올랐다") == {"X"}
    assert topics_of("머스크가 왔다. 엑스는 미지수다") == set()
    alone = Matcher(TOPICS).match_fields({"text": "엑스는 미지수다"})
    assert alone.excluded[0].by == "엑스 without any of 옛 트위터, 머스크"


def test_a_single_letter_with_a_hyphen_is_another_word() -> None:
    assert topics_of("Twitter users saw an X-ray") == set()
    assert topics_of("Twitter, now X, sued") == {"X"}


def test_a_single_letter_on_a_korean_word_is_part_of_it() -> None:
    assert topics_of("스페이스X는 Twitter에 밝혔다") == set()
    assert topics_of("Twitter(X)는 밝혔다") == {"X"}


def test_the_tags_of_a_page_never_count() -> None:
    article = Article(url="https://a.example/1", title="날씨", body=("맑다.",), tags=("소프트뱅크", "Stargate"))
    assert Matcher(TOPICS).match(article).topics == ()


def test_a_proof_names_the_field_and_the_place_in_the_text_as_it_stands() -> None:
    article = Article(
        url="https://a.example/1",
        title="［단독］ 소프트\u200b뱅크, 지분 늘려",
        subtitle="Stargate 참여",
        body=("첫 문단이다.", "…그리고 소프트뱅크는 말했다."),
        captions=("손을 든 사람들",),
    )
    matching = Matcher(TOPICS).match(article)
    texts = {"title": article.title, "lead": article.subtitle, "body": article.text}
    terms = [term for match in matching.matches for term in match.terms]
    assert [(term.field, term.name, term.text) for term in terms] == [
        ("title", "소프트뱅크", "소프트\u200b뱅크"),
        ("body", "소프트뱅크", "소프트뱅크"),
        ("lead", "Stargate", "Stargate"),
    ]
    assert all(texts[term.field][term.start : term.end] == term.text for term in terms)


def test_names_written_in_separate_letters_are_found_and_placed() -> None:
    text = unicodedata.normalize("NFD", "소프트뱅크가 올랐다")
    (match,) = Matcher(TOPICS).match_fields({"text": text}).matches
    assert (match.terms[0].start, match.terms[0].end) == (0, 11)


def test_an_exclusion_holds_for_its_sentence_alone_and_says_what_it_suppressed() -> None:
    matcher = asked("SoftBank AND NOT (호크스 OR Hawks)")
    assert matcher.match_fields({"text": "소프트뱅크 호크스가 이겼다. 소프트뱅크는 지분을 팔았다."}).topics == (
        "SoftBank",
    )
    beaten = matcher.match_fields({"text": "소프트뱅크 호크스가 이겼다. 스타게이트는 멈췄다."})
    assert beaten.topics == ("Stargate",)
    assert beaten.excluded[0].by == "NOT 호크스"


def test_an_exclusion_may_be_widened_to_the_article_or_a_place() -> None:
    fields = {"title": "호크스 3연승", "body": "소프트뱅크가 이겼다."}
    assert asked("SoftBank NOT 호크스").match_fields(fields).topics == ("SoftBank",)
    assert asked("SoftBank NOT article:호크스").match_fields(fields).topics == ()
    assert asked("SoftBank NOT title:호크스").match_fields(fields).topics == ()


def test_a_word_of_a_query_may_be_counted_by_a_number_in_front_of_it() -> None:
    assert asked("SoftBank NOT 연승").match_fields({"text": "소프트뱅크 5연승"}).topics == ()


def test_an_excluded_word_counts_only_as_a_word() -> None:
    assert asked("SoftBank NOT 축").match_fields({"text": "소프트뱅크의 긴축 경영"}).topics == ("SoftBank",)


@pytest.mark.parametrize(
    ("query", "met"),
    [
        ("SoftBank NEAR/1 Stargate", True),
        ("Stargate NEAR/1 SoftBank", True),
        ("SoftBank NEAR/2 사업", False),
        ("SoftBank WITH 사업", True),
        ("SoftBank WITH 전력", False),
        ("SoftBank>=2", True),
        ("SoftBank>=3", False),
        ("(SoftBank OR Stargate)>=3", True),
        ("lead:SoftBank AND NOT lead:전력", True),
        ("body:속보", False),
        ("label:속보 SoftBank", True),
        ("SoftBank lang:ko source:daily section:경제", True),
        ("SoftBank lang:en", False),
        ("lang:ko", True),
        ('"스타게이트 사업"', False),
        ('"지분을 나눈다"', True),
        ("case:소프트뱅크", True),
    ],
)
def test_queries_ask_for_places_distances_counts_and_traits(query: str, met: bool) -> None:
    article = Article(
        url="https://a.example/1",
        title="[속보] 소프트뱅크 지분 조정",
        body=("소프트뱅크와 스타게이트가 함께 하는 새 사업의 지분을 나눈다.", "전력이 변수다."),
        section="경제",
        language="ko-KR",
        outlet="daily",
    )
    assert ("SoftBank" in asked(query).match(article).topics) is met


def test_the_name_of_another_topic_stands_for_all_its_spellings() -> None:
    matcher = asked("SoftBank AND stargate")
    assert "SoftBank" in matcher.match_fields({"text": "軟銀과 스타게이트"}).topics


def test_a_query_that_cannot_be_read_is_refused_when_the_topics_are_built() -> None:
    with pytest.raises(QueryError):
        asked("SoftBank AND (")


@pytest.mark.parametrize("odd", ["🚀", ".*", "a|b", "(", "\\", "가" * 300, "C++"])
def test_odd_names_are_taken_as_they_are(odd: str) -> None:
    topic = Topic(name="odd", names=(Name(text=odd),))
    assert topics_of(f"오늘 {odd} 발표", [topic]) == {"odd"}
    assert topics_of("오늘 발표", [topic]) == set()


def test_names_that_contain_each_other_prove_with_the_longest() -> None:
    topic = Topic(
        name="bank", names=tuple(Name(text=text) for text in ("뱅크", "소프트", "소프트 뱅크", "소프트뱅크 그룹"))
    )
    (match,) = Matcher([topic]).match_fields({"text": "소프트뱅크 그룹은"}).matches
    assert [term.text for term in match.terms] == ["소프트뱅크 그룹"]


def test_one_name_may_belong_to_two_topics() -> None:
    twin = replace(SOFTBANK, name="Telecoms")
    assert topics_of("소프트뱅크", [SOFTBANK, twin]) == {"SoftBank", "Telecoms"}


def test_a_topic_without_names_matches_nothing() -> None:
    assert topics_of("소프트뱅크", [Topic(name="empty", names=())]) == set()


@given(st.text(max_size=60), st.text(alphabet="소프트뱅크 SoftBank가\u1100\u200b½ßİ", max_size=40))
@settings(max_examples=200)
def test_every_proof_stands_where_it_says(before: str, after: str) -> None:
    text = f"{before} 소프트뱅크는 {after}"
    matching = Matcher(TOPICS).match_fields({"text": text})
    terms = [term for match in matching.matches for term in match.terms]
    assert all(text[term.start : term.end] == term.text for term in terms)
    assert any(term.text == "소프트뱅크" for term in terms)
