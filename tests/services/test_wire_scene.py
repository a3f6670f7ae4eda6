"""One wire story in six papers: two with figures of their own, and a follow-up of the wire; how it reaches people."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.benchmarks.day_of_stories import MOST, by_hour, told
from tests.benchmarks.day_of_stories import printed as printed_in_a_day
from tests.services.newsroom import TO_ALL, Newsroom, a_newsroom
from tests.services.world import Piece

PAPERS = ("wire", "harbour", "hill", "valley", "coast", "delta")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wire:
    """A wire story as papers print it, in one language; ``{}`` stands for the number of those who were hurt."""

    title: str
    others: tuple[str, str]  # headlines of two papers of their own
    further: str
    body: tuple[str, ...]
    more: tuple[str, ...]
    number: str


KOREAN = Wire(
    title="스타게이트 공사장 크레인 쓰러져… 150명 대피",
    others=("항만 크레인 넘어져 대피 소동", "스타게이트 현장서 또 사고"),
    further="[2보] 스타게이트 공사장 크레인 쓰러져… 150명 대피",
    body=(
        "12일 오전 8시께 새벽시 북항의 스타게이트 공사장에서 높이 90m 크레인이 강풍에 쓰러졌다.",
        "새벽시 소방본부는 이 사고로 작업자 {} 긴급히 대피했으며 숨진 사람은 없다고 밝혔다.",
        "공사를 맡은 한빛건설은 바람이 잦아드는 대로 나머지 크레인 네 대를 모두 점검하겠다고 말했다.",
        "북항으로 들어가는 도로는 이날 정오까지 양쪽 방향이 모두 막혀 출근길 차량이 크게 밀렸다.",
    ),
    more=(
        "경찰은 현장 책임자 김모 씨를 불러 강풍 예보가 내려진 뒤에도 작업을 이어 간 까닭을 조사하고 있다.",
        "노동청은 북항 공사장 세 곳에 작업을 멈추라고 명령했다.",
    ),
    number="150명이",
)
ENGLISH = Wire(
    title="Crane falls at Stargate site, 150 people moved to safety",
    others=("Storm topples harbour crane", "Another accident at the Stargate works"),
    further="UPDATE 2-Crane falls at Stargate site, 150 people moved to safety",
    body=(
        "A crane ninety metres high fell in a storm on Monday morning at the Stargate site in the north harbour.",
        "The fire service of Dawn City said that {} were moved to safety and that nobody had died in the accident.",
        "Bright Builders, which runs the site, said it would check its four other cranes as soon as the wind drops.",
        "Both roads that lead into the north harbour stayed closed until noon, and traffic came to a standstill.",
    ),
    more=(
        "Police asked the master of works why cranes were still turning hours after a warning of the storm was out.",
        "The labour office ordered three sites in the harbour to stop all work until further notice.",
    ),
    number="150 people",
)
WIRES = {"ko": KOREAN, "en": ENGLISH}
OWN = {"ko": ("170명이", "210명이"), "en": ("170 people", "210 people")}


def printed(wire: Wire, path: str, title: str, number: str, *more: str) -> Piece:
    return Piece(path=path, title=title, body=(*(line.format(number) for line in wire.body), *more))


async def scene(room: Newsroom, wire: Wire, own: tuple[str, str]) -> None:
    """Let the story break at the wire, be printed by five papers within a minute, and go on at the wire."""
    await room.begin()
    room.publish("wire", printed(wire, "/view/AKR202603020001", wire.title, wire.number))
    await room.minutes(1)
    room.publish("harbour", printed(wire, "/n/11", wire.title, wire.number))
    room.publish("hill", printed(wire, "/a/hill-5", wire.others[0], wire.number))
    room.publish("valley", printed(wire, "/v/77", wire.others[1], own[0]))
    room.publish("coast", printed(wire, "/2026/c/3", wire.title, own[1]))
    room.publish("delta", printed(wire, "/d?id=9", wire.title, wire.number))
    await room.minutes(2)
    room.publish("wire", printed(wire, "/view/AKR202603020002", wire.further, wire.number, *wire.more))
    await room.minutes(10)


@pytest.mark.parametrize("locale", ["ko", "en"])
async def test_one_wire_story_in_six_papers_is_three_messages_at_most(tmp_path: Path, locale: str) -> None:
    with a_newsroom(tmp_path, PAPERS, locale) as room:
        await scene(room, WIRES[locale], OWN[locale])
        assert max(room.got.counts) <= 3
        told = [(alert["kind"], alert["outlet"]) for post in room.got.posts for alert in post["alerts"]]
        assert told[0] == ("new", "wire")
        assert sorted(told[1:]) == [("followup", "coast"), ("followup", "valley"), ("followup", "wire")]
        last = room.got.posts[-1]
        assert [(each["outlets"], each["other_headlines"]) for each in last["elsewhere"]] == [(3, 1)]
        first, *later = room.got.said
        assert "thread_ts" not in first
        assert {post.get("thread_ts") for post in later} == {"1769155020.000001"}


SAID = {
    "ko": (
        "150명 대신 170명",
        "다른 매체 3곳에도 같은 글이 실림, 그중 1곳은 제목이 다름",
        "추가: 경찰은",
    ),
    "en": (
        "170 people instead of 150 people",
        "Also at 3 other outlets, 1 under another headline",
        "Added: Police asked",
    ),
}
COMPARED = {"ko": "비교한 기사: “{}” (wire)", "en": "Compared with “{}” (wire)"}


@pytest.mark.parametrize("locale", ["ko", "en"])
async def test_who_reads_only_the_messages_knows_which_paper_says_what_otherwise(tmp_path: Path, locale: str) -> None:
    with a_newsroom(tmp_path, PAPERS, locale) as room:
        await scene(room, WIRES[locale], OWN[locale])
        for text in (room.got.mails[-1][1], room.got.said[-1]["text"]):
            assert all(words in text for words in SAID[locale])
            assert text.count(COMPARED[locale].format(WIRES[locale].title)) == 3
            assert "→ \n" not in text


async def test_a_korean_message_holds_no_english_and_no_time_of_another_zone(tmp_path: Path) -> None:
    with a_newsroom(tmp_path, PAPERS, "ko") as room:
        await scene(room, KOREAN, OWN["ko"])
        for subject, text in room.got.mails:
            words = re.sub(r"<?https?://\S+|[0-9a-f]{32}", "", subject + text)
            assert set(re.findall("[A-Za-z]{2,}", words)) <= {"Stargate", "KST", *PAPERS}


async def test_copies_that_say_the_same_stand_in_the_digest_with_their_story(tmp_path: Path) -> None:
    digest = "{to: %s, digest: '21:30 Asia/Seoul'}"
    with a_newsroom(tmp_path, PAPERS, "en", [digest % channel for channel in ("hook", "slack", "mail")]) as room:
        await scene(room, ENGLISH, ("150 people", "150 people"))
        await room.minutes(15)
        assert room.got.counts == (1, 1, 1)
        assert [alert["kind"] for alert in room.got.posts[0]["alerts"] if alert["story"]] == ["new", "followup"]
        assert room.got.mails[0][1].count("Also at 5 other outlets, 2 under other headlines") == 1


async def test_a_day_of_stories_is_fewer_messages_than_what_was_printed(tmp_path: Path) -> None:
    day = printed_in_a_day(stories=4, seed=3, hours=2)
    room = await told(tmp_path, day, TO_ALL, hours=2)
    hours = by_hour(room.got.posts, room.times)
    assert len({*room.got.counts}) == 1
    assert 4 <= sum(hours.values()) < len(day)
    assert max(hours.values()) <= MOST
