"""In a digest stories of one event in other words stand side by side, and each is told."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import time
from pathlib import Path

import pytest

from monitor.domain.alerts import Alert
from monitor.domain.kinship.stories import Likeness, Tie
from monitor.domain.routes import Digest, Route
from monitor.services.stories.events import same_events, together
from monitor.services.stories.placing import merge, split
from monitor.store.store import Books
from tests.ready import ready_store
from tests.services.desk import HOUR, Desk
from tests.store.building import NOON, an_alert, an_article, known, revise

WALL = "방파제 균열에 대형 선박 입항 중단"
WALL_AGAIN = "항만공사, 금 간 방파제 탓에 큰 배 막아"
TEXTS = {
    WALL: "항만공사는 북쪽 방파제에서 12m 균열을 확인하고 대형 선박의 입항을 막기로 했다. 하루 손실은 40억원이다.",
    "산간 과수원 첫 사과 수확": "서리 탓에 사과 수확이 절반으로 준 산간 마을의 과수원이 첫 사과를 땄다. 축제는 열린다.",
    WALL_AGAIN: "북쪽 방파제에서 12m 균열이 발견돼 항만공사가 대형 선박의 입항을 막았다. 선사들의 하루 손실은 40억원.",
    "도서관 밤에도 연다": "시립 도서관이 다음 달부터 밤 열 시까지 문을 연다. 사서를 세 사람 더 뽑기로 했다.",
    "고래 스무 마리 돌아왔다": "앞바다에 고래 스무 마리가 돌아왔다고 연구소가 전했다. 물이 따뜻해진 까닭이라고 한다.",
    "새 철도 우표 나온다": "우정국이 새 철도 우표를 낸다. 그림은 산을 넘는 옛 기차이며 백만 장을 찍는다.",
}


@pytest.fixture
def books(tmp_path: Path) -> Iterator[Books]:
    store = ready_store(f"sqlite:///{tmp_path}/newsmon.db")
    with store.begin() as books:
        yield books
    store.close()


def told(books: Books) -> list[Alert]:
    """Begin a story with each text, and tell it."""
    alerts = []
    for number, (title, text) in enumerate(TEXTS.items(), start=1):
        story = books.stories.begin(title, NOON)
        one = known(books, str(number))
        revise(books, one.id, an_article(url=one.url, title=title, body=(text,)))
        books.stories.join(one.id, story, Likeness(tie=Tie.ARTICLE, reason="the first"), NOON)
        topics = ("Harbour",) if number == 1 else ("Sea", "Harbour")
        alerts.append(an_alert(str(number), title=title, story=story, article=one.id, topics=topics))
    return alerts


def test_alerts_of_one_event_stand_side_by_side_under_one_topic_and_none_is_left_out(books: Books) -> None:
    alerts = told(books)
    shown = together(books, alerts)
    assert [alert.title for alert in shown[:3]] == [WALL, WALL_AGAIN, alerts[1].title]
    assert [alert.topics[0] for alert in shown[:3]] == ["Harbour", "Harbour", "Sea"]
    assert sorted(alert.key for alert in shown) == sorted(alert.key for alert in alerts)


def test_notices_of_newsmon_keep_their_place(books: Books) -> None:
    alerts = told(books)[:2]
    notice = an_alert("notice", story=None)
    assert [alert.key for alert in together(books, [alerts[0], notice, alerts[1]])] == ["1", "notice", "2"]


def test_stories_that_a_person_split_do_not_stand_as_one_event(books: Books) -> None:
    stories = [alert.story or 0 for alert in told(books)]
    assert same_events(books, stories)[stories[2]] == stories[0]
    merge(books, stories[0], stories[2], NOON)
    away = split(books, 3, NOON).into
    assert same_events(books, [stories[0], away, *stories[3:]])[away] == away


async def test_a_digest_shows_one_event_in_one_place_and_tells_every_alert(tmp_path: Path) -> None:
    daily = Route(name="daily", to="desk", digest=Digest(at=time(18), zone="UTC"))
    with Desk(tmp_path, daily) as desk:
        with desk.store.begin() as books:
            alerts = told(books)
        for alert in alerts:
            desk.tell(replace(alert, at=desk.now))
        await desk.deliver(at=desk.now + 12 * HOUR)
        (letter,) = desk.letters()
    assert [alert.title for alert in letter.alerts][:2] == [WALL, WALL_AGAIN]
    assert {alert.key for alert in letter.alerts} == {alert.key for alert in alerts}
