"""Groups, caps on a flood and silences: how many messages come of how many alerts."""

from collections.abc import Iterator
from datetime import time, timedelta
from pathlib import Path

import pytest

from monitor.domain.bundles import Bundle
from monitor.domain.changes import Severity
from monitor.domain.deliveries import State
from monitor.domain.routes import By, Cap, Group, Quiet, Route
from monitor.domain.telling.muting import Mute
from tests.services.desk import HOUR, MINUTE, SECOND, Desk

WAITING = Group(wait=30 * SECOND)
GROUPED = Route(name="stories", to="desk", group=WAITING)
CAPPED = Route(name="capped", to="desk", at_most=Cap(count=3, within=10 * MINUTE))


@pytest.fixture
def plain(tmp_path: Path) -> Iterator[Desk]:
    with Desk(tmp_path, Route(name="all", to="desk")) as desk:
        yield desk


async def test_alerts_of_a_story_wait_for_each_other_and_are_one_message(tmp_path: Path) -> None:
    with Desk(tmp_path, GROUPED) as desk:
        first = desk.breaks(1)
        await desk.deliver(seconds=20)
        desk.breaks(2, story=first.story)
        desk.breaks(3)
        assert desk.letters() == []
        await desk.deliver(seconds=10)
        (letter,) = desk.letters()
        assert (letter.bundle, [alert.article for alert in letter.alerts]) == (Bundle.GROUP, [1, 2])
        await desk.deliver(seconds=20)
        (other,) = desk.letters()
        assert (other.bundle, other.alerts[0].article) == (Bundle.NONE, 3)


async def test_what_follows_waits_for_the_interval_after_the_last_message_of_its_group(tmp_path: Path) -> None:
    with Desk(tmp_path, GROUPED) as desk:
        desk.breaks(1)
        await desk.deliver(seconds=30)
        assert len(desk.letters()) == 1
        desk.now += MINUTE
        desk.edit(1, 600, severity=Severity.MEDIUM)
        desk.now += MINUTE
        desk.edit(1, 700, severity=Severity.MEDIUM)
        await desk.deliver(seconds=179)
        assert desk.letters() == []
        await desk.deliver(seconds=1)
        (letter,) = desk.letters()
        (alert,) = letter.alerts
        assert (alert.previous, alert.revision, alert.steps) == (1, 3, 2)
        desk.now += HOUR
        desk.edit(1, 800, severity=Severity.MEDIUM)
        await desk.deliver(seconds=30)
        assert len(desk.letters()) == 1


async def test_the_first_alert_of_a_story_goes_at_once_where_no_wait_is_asked_for(tmp_path: Path) -> None:
    with Desk(tmp_path, Route(name="stories", to="desk", group=Group())) as desk:
        first = desk.breaks(1)
        await desk.deliver()
        assert len(desk.letters()) == 1
        desk.breaks(2, story=first.story)
        desk.breaks(3, story=first.story)
        await desk.deliver(seconds=299)
        assert desk.letters() == []
        await desk.deliver(seconds=1)
        assert [len(letter.alerts) for letter in desk.letters()] == [2]


async def test_what_weighs_high_waits_for_no_group_and_takes_along_what_waits(tmp_path: Path) -> None:
    with Desk(tmp_path, Route(name="stories", to="desk", group=Group())) as desk:
        first = desk.breaks(1)
        await desk.deliver()
        desk.letters()
        desk.breaks(2, story=first.story)
        desk.breaks(3)
        desk.now += MINUTE
        desk.edit(1, 600)
        await desk.deliver()
        other, letter = desk.letters()
        assert [alert.article for alert in other.alerts] == [3]
        assert [(alert.article, alert.kind) for alert in letter.alerts] == [(2, "new"), (1, "edited")]
        desk.breaks(4, story=first.story)
        await desk.deliver(seconds=299)
        assert desk.letters() == []
        await desk.deliver(seconds=1)
        assert len(desk.letters()) == 1


async def test_a_group_may_be_a_topic_or_a_source(tmp_path: Path) -> None:
    for by in (By.TOPIC, By.SOURCE):
        folder = tmp_path / by
        folder.mkdir()
        with Desk(folder, Route(name="r", to="desk", group=Group(by=by, wait=30 * SECOND))) as desk:
            for number in range(3):
                desk.breaks(number)
            await desk.deliver(seconds=30)
            (letter,) = desk.letters()
            assert len(letter.alerts) == 3


async def test_sources_whose_names_begin_alike_or_differ_in_case_are_groups_of_their_own(tmp_path: Path) -> None:
    with Desk(tmp_path, Route(name="r", to="desk", group=Group(by=By.SOURCE, wait=30 * SECOND))) as desk:
        for number, source in enumerate(("ap:world", "ap", "AP", "a_", "ap%")):
            desk.breaks(number, source=source)
        await desk.deliver(seconds=30)
        assert [len(letter.alerts) for letter in desk.letters()] == [1] * 5


async def test_a_group_that_would_come_in_quiet_hours_waits_for_their_end(tmp_path: Path) -> None:
    quiet = Quiet(start=time(12, 0, 10), end=time(13), zone="UTC")
    with Desk(tmp_path, Route(name="r", to="desk", group=WAITING, quiet=quiet)) as desk:
        desk.breaks(1)
        await desk.deliver(minutes=59)
        assert desk.letters() == []
        await desk.deliver(minutes=1)
        assert desk.letters()[0].bundle is Bundle.QUIET


async def test_what_is_over_the_cap_is_one_message_marked_as_a_flood_and_nothing_is_dropped(tmp_path: Path) -> None:
    with Desk(tmp_path, CAPPED) as desk:
        for number in range(20):
            desk.breaks(number)
            desk.now += SECOND
        await desk.deliver()
        assert [letter.bundle for letter in desk.letters()] == [Bundle.NONE] * 3
        await desk.deliver(minutes=10)
        (flood,) = desk.letters()
        assert (flood.bundle, len(flood.alerts)) == (Bundle.FLOOD, 17)
        desk.breaks(20)
        await desk.deliver()
        assert [letter.bundle for letter in desk.letters()] == [Bundle.NONE]


async def test_a_cap_counts_each_targets_messages_of_that_route_alone(tmp_path: Path) -> None:
    with Desk(tmp_path, CAPPED, Route(name="mail", to="mail")) as desk:
        for number in range(5):
            desk.breaks(number)
        await desk.deliver()
        assert (len(desk.letters()), len(desk.letters("mail"))) == (3, 5)


def silence(desk: Desk, subject: str, hours: int = 1) -> None:
    with desk.store.begin() as books:
        end = desk.now + hours * HOUR
        books.mutes.keep(Mute(subject=subject, since=desk.now, until=end, reason="known", author="kim"))


@pytest.mark.parametrize(
    "subject",
    ["topic:Stargate", "source:harbour", "outlet:Harbour Post", "story:1", "article:1", "kind:edited@Harbour Post"],
)
async def test_what_is_silenced_is_recorded_with_its_reason_and_never_sent(plain: Desk, subject: str) -> None:
    plain.breaks(1)
    await plain.deliver()
    plain.letters()
    silence(plain, subject)
    plain.edit(1, 600)
    await plain.deliver(hours=2)
    assert plain.letters() == []
    (_, silenced) = plain.deliveries()
    assert silenced.state is State.SILENCED
    assert "by kim" in silenced.reason
    assert "known" in silenced.reason
    with plain.store.read() as books:
        assert books.alerts.all()[-1][1].silenced == silenced.reason
    plain.edit(1, 700)
    await plain.deliver()
    (letter,) = plain.letters()
    assert letter.alerts[0].previous == 2


async def test_what_newsmon_says_of_itself_is_silenced_only_where_just_that_is_asked_for(plain: Desk) -> None:
    silence(plain, "source:harbour")
    plain.notice("harbour cannot be read")
    await plain.deliver()
    assert len(plain.letters()) == 1
    silence(plain, "kind:source@harbour")
    plain.notice("harbour is quiet")
    await plain.deliver()
    assert plain.letters() == []


async def test_a_story_is_told_once_it_is_as_large_as_the_route_asks(tmp_path: Path) -> None:
    with Desk(tmp_path, Route(name="large", to="desk", story_size=3)) as desk:
        story = desk.breaks(1).story
        desk.breaks(2, story=story)
        await desk.deliver()
        assert desk.letters() == []
        desk.breaks(3, story=story)
        await desk.deliver()
        (letter,) = desk.letters()
        assert letter.alerts[0].story_size == 3


async def test_a_route_that_stops_keeps_what_it_takes_from_those_below(tmp_path: Path) -> None:
    korean = Route(name="korean", to="desk", languages=("ko",), stop=True)
    with Desk(tmp_path, korean, Route(name="rest", to="rest")) as desk:
        desk.breaks(1, language="ko-KR")
        desk.breaks(2)
        await desk.deliver(minutes=1)
        assert [letter.alerts[0].article for letter in desk.letters()] == [1]
        assert [letter.alerts[0].article for letter in desk.letters("rest")] == [2]


async def test_a_flood_comes_at_its_time_even_when_its_cause_goes_on(tmp_path: Path) -> None:
    with Desk(tmp_path, CAPPED) as desk:
        told = 0
        for number in range(40):
            desk.breaks(number)
            await desk.deliver(at=desk.now + timedelta(seconds=30))
            told += sum(len(letter.alerts) for letter in desk.letters())
        await desk.deliver(minutes=10)
        assert told + sum(len(letter.alerts) for letter in desk.letters()) == 40
