"""What counts as a copy, a reworked version, an account of one event; and what only looks like one."""

from datetime import UTC, datetime, timedelta
from zlib import crc32

import pytest

from monitor.domain.kinship.members import Elsewhere, StoryMember, elsewhere
from monitor.domain.kinship.prose import prose
from monitor.domain.kinship.stories import Tie, Told, likeness

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
WIRE = (
    "항만공사는 2일 북쪽 방파제의 균열을 확인하고 대형 선박의 입항을 이틀 동안 막기로 했다고 밝혔다. "
    "균열은 전날 밤 순찰하던 직원이 발견했으며 길이는 12m에 이른다. 공사는 잠수사를 보내 바닥을 살피고 있다. "
    "선사들은 화물을 이웃 항구로 돌리고 있으며 하루 손실을 4천억원으로 추산했다. 어민들은 대책을 요구했다."
)


def told(site: str, title: str, text: str, *, after: timedelta = timedelta(0)) -> Told:
    address = f"https://{site}.example/news/{crc32(f'{title}{text}{after}'.encode()):010}"
    return Told(url=address, title=title, text=text, published=NOON + after)


def tie(one: Told, other: Told) -> Tie:
    there, back = likeness(one, other), likeness(other, one)
    assert there.tie is back.tie
    return there.tie


def test_sentences_in_another_order_under_another_lead_are_a_copy() -> None:
    first, second, third, fourth, fifth = WIRE.split(". ")
    shuffled = f"{fourth}. {first}. 바닷길이 막히자 시장은 술렁였다. {third}. {second}. {fifth}"
    assert tie(told("wire", "방파제 균열에 입항 중단", WIRE), told("paper", "방파제 금 갔다", shuffled)) is Tie.COPY


def test_numbers_spelled_otherwise_and_endings_retouched_leave_a_copy_a_copy() -> None:
    retouched = WIRE.replace("4천억원", "4,000억 원").replace("막기로 했다고 밝혔다", "막는다고 발표했다")
    assert tie(told("wire", "방파제 균열에 입항 중단", WIRE), told("paper", "방파제 균열", retouched)) is Tie.COPY


def test_a_text_that_a_feed_cut_is_a_copy_of_the_whole() -> None:
    cut = f"[항만일보=김민수 기자] {WIRE[:120]}···"
    assert tie(told("wire", "방파제 균열에 입항 중단", WIRE), told("paper", "방파제 균열", cut)) is Tie.COPY


def test_one_quotation_in_two_accounts_makes_no_copy() -> None:
    said = "“균열은 예고된 일이었고 우리는 지난해부터 세 번이나 보수를 요구했지만 누구도 답하지 않았다”"
    one = told("paper", "선장들 “균열은 예고된 일”", f"선장들이 부두에 모였다. 회장은 {said}고 말했다.")
    other = told("daily", "선장협회 “균열은 예고된 일”", f"협회는 2일 성명에서 {said}고 주장했다. 시는 침묵했다.")
    assert tie(one, other) is Tie.EVENT


def test_a_photograph_in_common_ties_nothing() -> None:
    caption = "2일 오후 북쪽 방파제에서 잠수사들이 바닥을 살피고 있다. 가나통신"
    one = told("paper", "입항 중단에 선사들 발 동동", f"{caption}\n대형 선박의 입항이 막히면서 화물이 쌓이고 있다···")
    other = told(
        "daily", "20년 된 부두, 누가 고치나", f"{caption}\n지은 지 스무 해가 지난 부두가 전국에 마흔 곳이다···"
    )
    assert tie(one, other) is Tie.DIFFERENT


def test_the_head_of_a_programme_ties_no_two_guests() -> None:
    head = "■ 방송 : 가나라디오 FM 90.1 (07:20~09:00)\n■ 진행 : 김가람 앵커\n■ 대담 : "
    one = told("radio", "이하늘 “방파제 예산 늘려야”", f"{head}이하늘 의원")
    other = told("radio", "박바다 “어민 보상이 먼저”", f"{head}박바다 의원")
    assert tie(one, other) is Tie.DIFFERENT


@pytest.mark.parametrize(
    ("title", "text", "other_title", "other_text"),
    [
        (  # the figures differ
            "가나시장 오름세 마감",
            "가나지수는 전장보다 31.20포인트(1.25%) 오른 2524.11에 거래를 마쳤다. 외국인이 1200억원어치를 샀다.",
            "가나시장 내림세 마감",
            "가나지수는 전장보다 18.44포인트(0.73%) 내린 2505.67에 거래를 마쳤다. 외국인이 870억원어치를 팔았다.",
        ),
        (  # the subjects differ
            "가람제약, ‘믿을 만한 기업’ 7년 연속 1위",
            "가람제약은 한국평가원이 고른 ‘믿을 만한 기업’ 제약 부문에서 7년 연속 1위에 올랐다고 2일 밝혔다.",
            "노을시멘트, ‘믿을 만한 기업’ 7년 연속 1위",
            "노을시멘트는 한국평가원이 고른 ‘믿을 만한 기업’ 시멘트 부문에서 7년 연속 1위에 올랐다고 2일 밝혔다.",
        ),
        (  # the days differ
            "[오늘의 운세] 2026년 3월 2일",
            "쥐띠는 서두르면 이루어지는 것이 없다. 소띠는 동료를 도우면 좋은 날이다. 범띠는 물을 조심해야 한다.",
            "[오늘의 운세] 2026년 3월 3일",
            "쥐띠는 서두르면 이루어지는 것이 없다. 소띠는 동료를 도우면 좋은 날이다. 범띠는 불을 조심해야 한다.",
        ),
        (
            "The 22 top harbour startups from the Coast Prize",
            "Here is the full list of the harbour finalists, along with a note on what made us select each of them.",
            "The 16 top fishery startups from the Coast Prize",
            "Here is the full list of the fishery finalists, along with a note on what made us select each of them.",
        ),
    ],
)
def test_two_of_a_series_are_neither_copies_nor_steps(title: str, text: str, other_title: str, other_text: str) -> None:
    one, other = told("paper", title, text), told("paper", other_title, other_text)
    assert tie(one, other) is Tie.DIFFERENT


def test_a_standing_text_under_a_column_makes_no_copy() -> None:
    standing = (
        "Welcome back to our weekly letter on everything that floats, sent to you by the harbour desk on Sundays."
    )
    one = told("paper", "The ferry that would not turn", standing)
    other = told("paper", "Cranes learn to whisper", standing)
    assert tie(one, other) is Tie.DIFFERENT


def test_an_outlets_own_text_under_another_headline_is_its_reworked_version() -> None:
    title, hours = "방파제 균열에 대형 선박 입항 중단", timedelta(hours=7)
    more = "시는 대책회의를 열고 항만을 새로 짓는 방안까지 논의했다. 선사 열 곳은 손해를 물리겠다고 나섰다."
    one = told("paper", title, WIRE[:120])
    assert tie(one, told("paper", "금 간 방파제…선사들 “손해 물리겠다”", WIRE[:70] + more, after=hours)) is Tie.FOLLOWUP
    assert tie(one, told("paper", title, WIRE[:120], after=hours)) is Tie.COPY


def test_two_speakers_under_one_roundup_are_no_chain() -> None:
    one = told(
        "wire", "이하늘 “방파제 예산을 두 배로 늘려야 한다” (종합)", f"이하늘 의원이 국회에서 물었다. {WIRE[-60:]}"
    )
    other = told(
        "wire", "박바다 “어민 보상 없이는 공사도 없다”", "박바다 의원이 부두를 찾았다. 어민 서른 명이 그를 맞았다."
    )
    assert tie(one, other) is Tie.DIFFERENT


def test_headlines_without_texts_may_tell_of_one_event() -> None:
    one = told("paper", "북쪽 방파제 균열…대형 선박 입항 이틀 중단", "")
    other = told("daily", "북쪽 방파제 12m 균열, 대형 선박 입항 막아", "")
    assert tie(one, other) is Tie.EVENT


def test_korean_and_english_accounts_are_of_one_event() -> None:
    one = told("paper", "소프트뱅크, 스타게이트에 500억 달러 더 넣는다", "소프트뱅크가 500억 달러를 투자한다.")
    other = told("daily", "SoftBank to add $50 billion to Stargate", "SoftBank said it will invest $50 billion.")
    assert tie(one, other) is Tie.EVENT


def test_an_article_has_no_copy_in_itself() -> None:
    one = Told(url="https://paper.example/news/20260302001", title="방파제 균열", text=WIRE, published=NOON)
    assert tie(one, one) is Tie.ARTICLE
    assert tie(one, Told(url="https://m.paper.example/news/20260302001?ref=x", title="", text=WIRE)) is Tie.ARTICLE


def test_what_stands_beside_a_text_is_no_part_of_it() -> None:
    text = (
        "항만공사 전경. [사진=항만공사]\n바닷길 막혔다\n"
        "(서울=가나통신) 김가람 기자 = 부두가 닫혔다. 선사들은 기다린다.\nharbour@paper.example 김가람 기자"
    )
    assert prose(text) == "부두가 닫혔다. 선사들은 기다린다."


def test_a_text_that_is_nothing_but_a_caption_is_kept() -> None:
    assert prose("부두가 보인다. 항만공사 제공") == "부두가 보인다. 항만공사 제공"


def a_member(article: int, outlet: str, title: str = "Crane falls", tie: Tie = Tie.COPY) -> StoryMember:
    """Return an article of a story at an outlet."""
    return StoryMember(
        article=article,
        story=1,
        source="wire",
        outlet=outlet,
        url=f"https://{outlet}.example/{article}",
        title=title,
        opening="",
        published=None,
        first_seen=NOON,
        tie=tie,
    )


def test_who_prints_a_text_is_counted_by_outlet_and_apart_under_another_headline() -> None:
    members = (
        a_member(1, "wire", "[1보] Crane falls", Tie.ARTICLE),
        a_member(2, "hill", "Crane falls | Hill"),
        a_member(3, "coast", "Storm topples crane"),
        a_member(4, "coast", "Storm topples harbour crane"),
        a_member(5, "wire", "[2보] Crane falls", Tie.FOLLOWUP),
        a_member(6, "wire", "Crane falls", Tie.COPY),
    )
    assert elsewhere(members, {1}) == Elsewhere(outlets=2, retitled=1)
    assert elsewhere(members, {3}) == Elsewhere(outlets=1)
    assert elsewhere(members[:1], {1}) is None


def test_one_thing_under_two_names_is_one_where_the_headlines_say_the_same_otherwise() -> None:
    one = told("wire", "국내 19대 그룹, 설 앞두고 협력사에 8.1조원 조기 지급", EARLY)
    other = told("paper", "재계, 설 앞두고 협력사 대금 8.1조 조기 지급", EARLY_AGAIN)
    assert tie(one, other) is Tie.EVENT


EARLY = (
    "국내 19대 그룹이 설을 앞두고 협력사에 대금 8조1000억원을 조기 지급한다. 경제단체는 13일 이런 조사 결과를 냈다. "
    "이들은 설 연휴보다 한두 주 먼저 대금을 지급하며 명절에 일손이 모자란 협력사의 부담을 덜려는 것이라고 했다. "
    "단체는 설 뒤에도 조기 지급을 이어 가도록 권하기로 했고 지역의 전통시장에서 쓰는 상품권도 함께 나눈다고 했다."
)
EARLY_AGAIN = (
    "협력사들이 대금 8조1000억원을 설보다 먼저 받는다. 재계에 따르면 설을 앞두고 19대 그룹이 조기 지급에 나섰다. "
    "시장 상품권을 나누는 곳도 있다. 한 협력사 대표는 월급 걱정을 덜었다고 했다."
)
