"""After an outage what fell due, and what is found first, is one message for each target."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import time
from pathlib import Path

import pytest

from monitor.domain.bundles import Bundle
from monitor.domain.deliveries import Failed
from monitor.domain.routes import By, Digest, Group, Route
from monitor.domain.sources import Entry
from monitor.services.looking.work import due_work
from monitor.services.sending.cycles import carry_digests, catch_up, clock_went_back, cycle_ended, nothing_more_comes
from tests.services.desk import HOUR, MINUTE, Desk
from tests.services.world import NOON, World
from tests.store.building import known


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Desk(tmp_path, Route(name="all", to="desk"), Route(name="mail", to="mail")) as desk:
        yield desk


async def test_what_fell_due_in_an_outage_and_what_is_found_after_it_is_told_together(desk: Desk) -> None:
    cycle_ended(desk.store, desk.now)
    desk.breaks(1)
    desk.breaks(2)
    desk.now += 3 * HOUR
    assert catch_up(desk.store, desk.now)
    desk.breaks(3)
    desk.edit(1, 900)
    await desk.deliver()
    assert desk.letters() == []
    cycle_ended(desk.store, desk.now)  # nothing is left to be looked at
    await desk.deliver()
    for channel in ("desk", "mail"):
        (letter,) = desk.letters(channel)
        assert letter.bundle is Bundle.CATCH_UP
        assert [alert.article for alert in letter.alerts] == [2, 3, 1]
    desk.breaks(4)
    await desk.deliver(minutes=1)
    (later,) = desk.letters()
    assert later.bundle is Bundle.NONE


async def test_a_pause_of_less_than_an_hour_changes_nothing(desk: Desk) -> None:
    cycle_ended(desk.store, desk.now)
    desk.breaks(1)
    desk.breaks(2)
    desk.now += HOUR
    assert not catch_up(desk.store, desk.now)
    await desk.deliver()
    assert len(desk.letters()) == 2


async def test_a_new_installation_has_nothing_to_catch_up_with(desk: Desk) -> None:
    assert not catch_up(desk.store, desk.now)


async def test_nobody_waits_longer_than_minutes_for_the_last_source(desk: Desk) -> None:
    cycle_ended(desk.store, desk.now)
    desk.now += 3 * HOUR
    catch_up(desk.store, desk.now)
    desk.breaks(1)
    await desk.deliver(minutes=4)
    assert desk.letters() == []
    await desk.deliver(minutes=1)
    assert len(desk.letters()) == 1


async def test_what_was_tried_before_the_outage_is_tried_as_it_was(desk: Desk) -> None:
    cycle_ended(desk.store, desk.now)
    desk.answers(lambda _: Failed(reason="503"))
    desk.breaks(1)
    await desk.deliver()
    (tried,) = desk.letters()
    desk.now += 3 * HOUR
    catch_up(desk.store, desk.now)
    await desk.deliver()
    (again,) = desk.letters()
    assert (again.key, again.bundle) == (tried.key, Bundle.NONE)


async def test_what_newsmon_says_of_itself_does_not_wait(desk: Desk) -> None:
    cycle_ended(desk.store, desk.now)
    desk.now += 3 * HOUR
    catch_up(desk.store, desk.now)
    desk.notice("harbour cannot be read")
    await desk.deliver()
    assert len(desk.letters()) == 1


async def test_what_waits_for_others_of_its_group_goes_out_when_nothing_more_comes(tmp_path: Path) -> None:
    grouping = Route(name="all", to="desk", group=Group(by=By.TOPIC, wait=MINUTE))
    with Desk(tmp_path, grouping) as desk:
        desk.breaks(1)
        desk.breaks(2)
        await desk.deliver()
        assert desk.letters() == []
        nothing_more_comes(desk.store, desk.rules.routes, desk.now)
        await desk.deliver()
        assert [alert.article for letter in desk.letters() for alert in letter.alerts] == [1, 2]
        desk.now += MINUTE
        desk.breaks(3)
        nothing_more_comes(desk.store, desk.rules.routes, desk.now)
        await desk.deliver()
        assert len(desk.letters()) == 1  # a run that is over has gathered what there was


async def test_what_was_gathered_after_an_outage_goes_out_when_nothing_more_comes(desk: Desk) -> None:
    cycle_ended(desk.store, desk.now)
    desk.now += 3 * HOUR
    catch_up(desk.store, desk.now)
    desk.breaks(1)
    nothing_more_comes(desk.store, desk.rules.routes, desk.now)
    await desk.deliver()
    assert [letter.bundle for letter in desk.letters()] == [Bundle.CATCH_UP]


DAILY = Route(name="daily", to="desk", digest=Digest(at=time(18), zone="UTC"), empty=True)


async def test_an_empty_digest_goes_out_where_that_is_asked_for_and_is_told_once(tmp_path: Path) -> None:
    with Desk(tmp_path, DAILY) as desk:
        for _ in range(2):
            carry_digests(desk.store, desk.rules, desk.now)
        await desk.deliver(hours=5)
        assert desk.letters() == []
        await desk.deliver(hours=1)
        (empty,) = desk.letters()
        assert (empty.alerts, empty.bundle) == ((), Bundle.DIGEST)
        assert "2026-03-02T18:00" in empty.name
        carry_digests(desk.store, desk.rules, desk.now)
        desk.breaks(1)
        await desk.deliver(hours=24)
        (full,) = desk.letters()
        assert [alert.article for alert in full.alerts] == [1]
        assert full.key != empty.key
        await desk.deliver(minutes=1)
        assert desk.letters() == []


async def test_an_empty_digest_that_was_missed_is_not_made_up_for(tmp_path: Path) -> None:
    with Desk(tmp_path, DAILY) as desk:
        cycle_ended(desk.store, desk.now)
        carry_digests(desk.store, desk.rules, desk.now)
        desk.breaks(1)
        desk.now += 30 * HOUR
        catch_up(desk.store, desk.now)
        await desk.deliver(minutes=5)
        (letter,) = desk.letters()
        assert letter.bundle is Bundle.CATCH_UP
        await desk.deliver(minutes=1)
        assert desk.letters() == []


async def test_what_was_gathered_for_a_route_that_is_gone_is_told_and_no_empty_digest_is(tmp_path: Path) -> None:
    weekly = Route(name="weekly", to="mail", sources=("elsewhere",), digest=Digest(at=time(18), zone="UTC"), empty=True)
    with Desk(tmp_path, DAILY, weekly) as desk:
        carry_digests(desk.store, desk.rules, desk.now)
        desk.breaks(1)
        desk.rules = replace(desk.rules, routes=())
        with desk.store.begin() as books:
            books.bundles.carry_no_more(but=[])
        await desk.deliver(hours=6)
        (letter,) = desk.letters()
        assert ([alert.article for alert in letter.alerts], desk.letters("mail")) == ([1], [])


def test_a_clock_that_goes_back_by_hours_puts_no_look_off_until_it_is_as_late_again(tmp_path: Path) -> None:
    with World(tmp_path) as world:
        with world.store.begin() as books:
            before = books.sources.all()[0]
            books.sources.save(replace(before, checked_at=NOON, next_check_at=NOON + MINUTE))
            books.articles.save(replace(known(books), checked_at=NOON, next_check_at=NOON + HOUR))
            books.entries.listed("harbour", [Entry(url="https://harbour.example/news/2")], NOON, at_first_look=False)
        cycle_ended(world.store, NOON)
        world.later(hours=-2)
        assert due_work(world.parts) == ()
        assert not catch_up(world.store, world.time)
        assert [work.address.url for work in due_work(world.parts)] == [
            world.source.url,
            "https://harbour.example/news/2",
            "https://harbour.example/news/1",
        ]


def test_a_clock_that_is_put_right_by_seconds_makes_nothing_due(tmp_path: Path) -> None:
    with World(tmp_path) as world:
        with world.store.begin() as books:
            books.articles.save(replace(known(books), checked_at=NOON, next_check_at=NOON + HOUR))
        cycle_ended(world.store, NOON)
        assert not clock_went_back(world.store, NOON - MINUTE)


def test_a_clock_that_jumped_ahead_and_back_between_two_signs_of_life_puts_no_look_off(tmp_path: Path) -> None:
    with World(tmp_path) as world:
        with world.store.begin() as books:
            first = known(books)
        cycle_ended(world.store, NOON)
        world.later(days=2)
        with world.store.begin() as books:
            books.articles.save(replace(first, checked_at=world.time, next_check_at=world.time + HOUR))
        world.later(days=-2)
        cycle_ended(world.store, world.time)
        assert [work.address.url for work in due_work(world.parts)] == [
            world.source.url,
            "https://harbour.example/news/1",
        ]
        assert not clock_went_back(world.store, world.time)


async def test_what_was_put_off_by_a_clock_that_went_back_is_told_once_and_together(tmp_path: Path) -> None:
    grouping = Route(name="all", to="desk", group=Group(by=By.TOPIC, wait=MINUTE))
    gathering = Route(name="daily", to="mail", digest=Digest(at=time(18), zone="UTC"))
    with Desk(tmp_path, grouping, gathering) as desk:
        cycle_ended(desk.store, desk.now)
        desk.now += 48 * HOUR
        desk.breaks(1)
        desk.breaks(2)
        cycle_ended(desk.store, desk.now)
        desk.now -= 48 * HOUR
        cycle_ended(desk.store, desk.now)
        await desk.deliver()
        for channel in ("desk", "mail"):
            (letter,) = desk.letters(channel)
            assert [alert.article for alert in letter.alerts] == [1, 2]
        desk.breaks(3)
        await desk.deliver(minutes=10)
        (letter,) = desk.letters()
        assert [alert.article for alert in letter.alerts] == [3]


async def test_a_group_that_went_out_by_a_clock_ahead_does_not_hold_up_what_comes_after_it_went_back(
    tmp_path: Path,
) -> None:
    with Desk(tmp_path, Route(name="all", to="desk", group=Group(by=By.TOPIC, wait=MINUTE))) as desk:
        desk.now += 48 * HOUR
        desk.breaks(1)
        await desk.deliver(minutes=10)
        assert len(desk.letters()) == 1
        desk.now -= 48 * HOUR
        desk.breaks(2)
        await desk.deliver(minutes=10)
        assert len(desk.letters()) == 1
