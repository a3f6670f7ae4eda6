"""What a night of quiet hours comes to in the morning: of each article its net change, once."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from monitor.deliver.channel import Letter
from monitor.domain.alerts import AlertKind
from monitor.domain.bundles import Bundle
from monitor.domain.changes import Kind, Severity
from monitor.domain.deliveries import Sent, State, Unclear
from monitor.domain.routes import Quiet, Route
from tests.services.desk import HOUR, MINUTE, Desk

SEOUL = ZoneInfo("Asia/Seoul")
EVENING = datetime(2026, 3, 2, 21, 0, tzinfo=SEOUL)
NIGHT, MORNING = EVENING + HOUR, EVENING + 9 * HOUR
ASLEEP = Route(name="night", to="desk", quiet=Quiet(start=time(22), end=time(6), zone="Asia/Seoul"), quiet_except=None)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Desk(tmp_path, ASLEEP) as desk:
        desk.now = EVENING
        yield desk


async def told_in_the_morning(desk: Desk) -> Letter:
    """Deliver through the night, and return the one message of the morning."""
    for hour in range(1, 10):
        await desk.deliver(at=EVENING + hour * HOUR)
        letters = desk.letters()
        assert not letters or desk.now == MORNING
    (letter,) = letters
    assert letter.bundle is Bundle.QUIET
    return letter


async def test_two_hundred_edits_of_forty_stories_are_forty_entries_in_the_morning(desk: Desk) -> None:
    for number in range(40):
        desk.breaks(number)
    await desk.deliver()
    assert len(desk.letters()) == 40
    for edit in range(200):
        desk.now = NIGHT + edit * timedelta(minutes=2)
        desk.edit(edit % 40, amount=510 + 10 * (edit // 40))
    letter = await told_in_the_morning(desk)
    assert len(letter.alerts) == 40
    for number, alert in enumerate(letter.alerts):
        assert (alert.kind, alert.previous, alert.revision, alert.steps) == (AlertKind.EDITED, 1, 6, 5)
        assert alert.change is not None
        figures = [(one.before, one.after) for one in alert.change.figures]
        assert figures == [("500 million dollars", "550 million dollars")]
        assert alert.title == f"Hall {number} to cost 550 million"
    assert {delivery.state for delivery in desk.deliveries()} == {State.SENT}
    await desk.deliver(hours=1)
    assert desk.letters() == []


async def test_a_story_that_broke_in_the_night_and_was_edited_is_one_new_entry_in_its_newest_state(desk: Desk) -> None:
    desk.now = NIGHT
    desk.breaks(1)
    desk.now += HOUR
    desk.edit(1, 600)
    (alert,) = (await told_in_the_morning(desk)).alerts
    assert (alert.kind, alert.title, alert.change) == (AlertKind.NEW, "Hall 1 to cost 600 million", None)
    assert "edited 1 times before it was told" in alert.reason


async def test_what_was_changed_and_changed_back_in_the_night_is_told_as_that(desk: Desk) -> None:
    desk.breaks(1)
    await desk.deliver()
    desk.letters()
    for hour, amount in enumerate((600, 500)):
        desk.now = NIGHT + hour * HOUR
        desk.edit(1, amount)
    (alert,) = (await told_in_the_morning(desk)).alerts
    assert alert.kind is AlertKind.EDITED
    assert alert.change is not None
    assert Kind.REVERT in alert.change.kinds
    assert "changed and changed back: as it was in version 1" in alert.reason
    assert {delivery.state for delivery in desk.deliveries()} == {State.SENT}


async def test_a_message_that_failed_in_the_morning_comes_again_as_it_was_under_the_same_key(desk: Desk) -> None:
    desk.breaks(1)
    await desk.deliver()
    desk.letters()
    for hour, amount in enumerate((600, 700)):
        desk.now = NIGHT + hour * HOUR
        desk.edit(1, amount)
    desk.answers(lambda _: Unclear(reason="the answer was lost"))
    first = await told_in_the_morning(desk)
    desk.edit(1, 800)
    desk.answers(lambda _: Sent())
    await desk.deliver(minutes=1)
    again, newer = desk.letters()
    assert (again.key, again.repeat, first.repeat) == (first.key, True, False)
    assert again.alerts == first.alerts
    assert newer.alerts[0].title == "Hall 1 to cost 800 million"


async def test_what_cannot_wait_takes_along_what_is_held_of_its_article(desk: Desk, tmp_path: Path) -> None:
    del desk
    folder = tmp_path / "other"
    folder.mkdir()
    with Desk(folder, Route(name="night", to="desk", quiet=ASLEEP.quiet)) as desk:
        desk.now = EVENING
        desk.breaks(1)
        desk.breaks(2)
        await desk.deliver()
        desk.letters()
        desk.now = NIGHT
        desk.edit(1, 600, severity=Severity.LOW)
        desk.edit(2, 600, severity=Severity.LOW)
        desk.now += MINUTE
        desk.edit(1, 700)
        await desk.deliver()
        (letter,) = desk.letters()
        assert letter.bundle is Bundle.NONE
        (alert,) = letter.alerts
        assert (alert.previous, alert.revision, alert.steps) == (1, 3, 2)
        (left,) = (await told_in_the_morning(desk)).alerts
        assert left.title == "Hall 2 to cost 600 million"
