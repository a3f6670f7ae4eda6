import asyncio
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from time import sleep

import pytest

from monitor.deliver.channel import Letter
from monitor.domain.deliveries import Failed, Outcome, Sent, State, Unclear
from monitor.domain.routes import By, Group, Route
from monitor.fetch.frontier import LocalFrontier
from monitor.services.gates import Gates
from monitor.services.looking.rounds import Rounds
from monitor.services.sending.letters import letter_of
from tests.services.desk import Desk
from tests.services.test_watching import begun
from tests.services.world import World, a_piece, another_piece


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with World(tmp_path) as world:
        yield world


async def told(world: World) -> None:
    """Bring one new story into the outbox."""
    await begun(world)
    world.channel.letters.clear()
    world.site.print(a_piece())
    await world.round()


def states(world: World) -> list[State]:
    with world.store.read() as books:
        return [delivery.state for delivery in books.deliveries.all()][-1:]


async def test_a_refusal_for_good_is_parked_and_taken_up_by_retry(world: World) -> None:
    world.channel.answer = lambda _: Failed(reason="410 channel is archived", permanent=True)
    await told(world)
    assert states(world) == [State.DEAD]
    with world.store.begin() as books:
        assert books.deliveries.retry(None, world.time) >= 1
    world.channel.answer = type(world.channel)().answer
    await world.deliver()
    assert states(world) == [State.SENT]


async def test_a_message_passes_a_gate_before_and_after_it_is_sent_and_one_when_it_is_settled(tmp_path: Path) -> None:
    passed: list[str] = []

    class Noted(Gates):
        def __call__(self, name: str) -> None:
            passed.append(name)

    with World(tmp_path, gates=Noted()) as world:
        await told(world)
    around = [name for name in passed if name.startswith(("send", "settle"))]
    assert around[-3:] == ["send:before", "send:after", "settle:after"]


async def test_a_failure_is_tried_again_later_and_not_at_once(world: World) -> None:
    world.channel.answer = lambda _: Failed(reason="503")
    await told(world)
    tries = len(world.channel.letters)
    await world.deliver()
    assert len(world.channel.letters) == tries
    world.later(minutes=5)
    await world.deliver()
    assert len(world.channel.letters) > tries


async def test_an_unclear_attempt_is_sent_again_with_the_same_key_and_marked(world: World) -> None:
    await begun(world)
    world.channel.letters.clear()
    world.channel.answer = lambda _: Unclear(reason="the answer was lost")
    world.site.print(a_piece())
    await world.round()
    world.later(minutes=5)
    await world.deliver()
    first, second = world.channel.letters[:2]
    assert (first.repeat, second.repeat) == (False, True)
    assert first.key == second.key


async def test_a_message_is_marked_as_a_possible_repeat_whichever_of_its_deliveries_may_be_one(tmp_path: Path) -> None:
    gathered = Route(name="all", to="desk", group=Group(by=By.TOPIC, wait=timedelta(minutes=5)))
    with Desk(tmp_path, gathered) as desk:
        for number in (1, 2):
            desk.breaks(number)
        desk.answers(lambda _: Unclear(reason="the answer was lost"))
        await desk.deliver(minutes=6)
        desk.answers(lambda _: Sent())
        await desk.deliver(minutes=10)
        first, second = desk.letters()
    assert (first.repeat, second.repeat) == (False, True)
    assert len(second.alerts) == 2


def test_one_delivery_that_may_be_a_repeat_marks_the_whole_message(tmp_path: Path) -> None:
    with Desk(tmp_path, Route(name="all", to="desk")) as desk:
        for number in (1, 2):
            desk.breaks(number)
        first, second = desk.deliveries()
        for unclear in (first, second):
            parcel = [replace(each, unclear=each == unclear) for each in (first, second)]
            assert letter_of(desk.store, parcel).repeat
        assert not letter_of(desk.store, (first, second)).repeat


async def test_what_a_dead_daemon_had_in_hand_is_told_again_as_a_possible_repeat(world: World) -> None:
    await begun(world)
    world.site.print(a_piece())
    world.channel.letters.clear()
    world.later(minutes=6)
    await Rounds(world.parts, LocalFrontier(), per_host=1).run_dry()
    with world.store.begin() as books:
        assert books.outbox.claim(world.time, 10, timedelta(minutes=5))
        books.outbox.void_claims()
    await world.deliver()
    (letter,) = world.channel.letters
    assert letter.repeat


async def test_a_channel_that_breaks_has_failed_and_its_words_are_not_kept(world: World) -> None:
    def broken(_letter: Letter) -> Outcome:
        raise ValueError("slack://secret-token")

    await begun(world)
    world.channel.answer = broken
    world.site.print(a_piece())
    await world.round()
    with world.store.read() as books:
        (delivery,) = books.deliveries.all(state=State.WAITING)
    assert delivery.attempts == 1
    assert delivery.last_error == "broke with ValueError"
    world.channel.answer = type(world.channel)().answer
    world.later(minutes=5)
    await world.deliver()
    assert states(world) == [State.SENT]


async def test_a_clock_that_moves_on_holds_nothing_up(world: World) -> None:
    await begun(world)
    world.channel.letters.clear()
    world.ticks = timedelta(milliseconds=1)
    world.site.print(a_piece())
    await world.round()
    assert world.channel.kinds == ["new"]


async def test_a_channel_that_asks_us_to_wait_is_left_alone_until_then(world: World) -> None:
    await begun(world)
    world.channel.letters.clear()
    world.channel.answer = lambda _: Failed(reason="429", retry_at=world.time + timedelta(minutes=20))
    world.site.print(a_piece())
    world.site.print(another_piece())
    await world.round()
    assert len(world.channel.letters) == 1


def _slowly(_letter: Letter) -> Outcome:
    sleep(0.3)
    return Sent()


async def test_a_run_that_ends_waits_for_the_send_that_is_under_way(tmp_path: Path) -> None:
    with Desk(tmp_path, Route(name="all", to="desk")) as desk:
        desk.answers(_slowly)
        desk.breaks(1)
        dispatcher = desk.dispatcher()
        dispatcher.kick()
        await asyncio.sleep(0.1)
        await dispatcher.settled()
        assert [delivery.state for delivery in desk.deliveries()] == [State.SENT]


async def test_a_run_that_ends_tries_nothing_again_however_long_its_sends_take(tmp_path: Path) -> None:
    with Desk(tmp_path, Route(name="all", to="desk")) as desk:
        tried = []

        def failing(letter: Letter) -> Outcome:
            tried.append(letter)
            desk.now += timedelta(minutes=10)
            return Failed(reason="503")

        desk.answers(failing)
        desk.breaks(1)
        await desk.dispatcher().settled(desk.now)
        assert len(tried) == 1
        assert [delivery.state for delivery in desk.deliveries()] == [State.WAITING]
