"""Channels that take nothing, answers that are lost, and how later messages join earlier ones."""

from pathlib import Path

from monitor.domain.alerts import AlertKind
from monitor.domain.deliveries import Failed, Sent, State, Unclear
from monitor.domain.routes import Route
from monitor.domain.telling.routing import catch_up_bundle
from tests.services.desk import MINUTE, Desk

ALL = Route(name="all", to="desk")
OPS = Route(name="ops", to="ops", tell=(AlertKind.SOURCE,))
CLOSED = Failed(reason="HTTP 410 channel_is_archived", permanent=True)


async def test_a_channel_that_takes_nothing_is_told_of_once_by_another_until_it_works_again(tmp_path: Path) -> None:
    with Desk(tmp_path, ALL, OPS) as desk:
        desk.answers(lambda _: CLOSED)
        for number in range(3):
            desk.breaks(number)
        await desk.deliver()
        await desk.deliver(minutes=1)
        (notice,) = desk.letters("ops")
        assert "desk (desk-1) was not told: HTTP 410 channel_is_archived" in notice.alerts[0].title
        assert "newsmon retry" in notice.alerts[0].title
        assert [letter.alerts[0].kind for letter in desk.letters()] == [AlertKind.NEW] * 3
        desk.answers(lambda _: Sent())
        desk.breaks(3)
        await desk.deliver()
        desk.answers(lambda _: CLOSED)
        desk.breaks(4)
        await desk.deliver()
        await desk.deliver(minutes=1)
        assert len(desk.letters("ops")) == 1


async def test_a_clock_that_goes_back_by_hours_holds_no_channel_and_no_second_try_until_it_is_as_late_again(
    tmp_path: Path,
) -> None:
    with Desk(tmp_path, ALL) as desk:
        busy = Failed(reason="HTTP 429", retry_at=desk.now + 50 * MINUTE)
        desk.answers(lambda _: busy)
        desk.breaks(1)
        dispatcher = desk.dispatcher()
        await dispatcher.settled()
        desk.answers(lambda _: Sent())
        desk.now += MINUTE
        assert await dispatcher.settled() == 0
        desk.now -= 120 * MINUTE
        assert await dispatcher.settled() == 1
        await dispatcher.close(1.0)
        assert desk.deliveries()[0].state is State.SENT


async def test_a_notice_that_fails_does_not_undo_what_was_settled(tmp_path: Path) -> None:
    with Desk(tmp_path, ALL, OPS) as desk:
        desk.answers(lambda _: Sent(trouble="mail: KeyError"))
        desk.breaks(1)
        with desk.store.begin() as books:
            books.outbox._on.exec_driver_sql(  # noqa: SLF001  # a database that takes everything but notices
                "CREATE TRIGGER no_notice BEFORE INSERT ON alerts BEGIN SELECT RAISE(ABORT, 'no notice'); END"
            )
        await desk.deliver()
        await desk.deliver(hours=1)
        assert len(desk.letters()) == 1
        assert desk.deliveries()[0].state is State.SENT


async def test_the_trouble_of_the_ops_channel_itself_goes_to_another(tmp_path: Path) -> None:
    with Desk(tmp_path, ALL, OPS) as desk:
        desk.answers(lambda _: CLOSED, "ops")
        desk.notice("harbour cannot be read")
        await desk.deliver()
        await desk.deliver(minutes=1)
        assert "ops (ops-1) was not told" in desk.letters()[0].alerts[0].title
        assert len(desk.letters("ops")) == 1


async def test_where_there_is_no_other_channel_the_trouble_is_recorded(tmp_path: Path) -> None:
    with Desk(tmp_path, ALL) as desk:
        desk.answers(lambda _: CLOSED)
        desk.breaks(1)
        await desk.deliver()
        await desk.deliver(minutes=1)
        assert len(desk.letters()) == 1
        with desk.store.read() as books:
            assert "was not told" in books.alerts.all()[-1][1].title


async def test_what_may_have_arrived_is_not_sent_again_to_a_channel_that_is_told_at_most_once(tmp_path: Path) -> None:
    with Desk(tmp_path, ALL, OPS, at_most_once=["desk"]) as desk:
        desk.answers(lambda _: Unclear(reason="the answer was lost"))
        desk.breaks(1)
        await desk.deliver()
        await desk.deliver(hours=2)
        assert len(desk.letters()) == 1
        (delivery, _) = desk.deliveries()
        assert (delivery.state, delivery.unclear) == (State.DEAD, True)
        assert "not sent again" in delivery.last_error


async def test_what_was_in_hand_when_newsmon_died_is_not_sent_again_either(tmp_path: Path) -> None:
    with Desk(tmp_path, ALL, Route(name="mail", to="mail"), at_most_once=["desk"]) as desk:
        desk.breaks(1)
        with desk.store.begin() as books:
            assert len(books.outbox.claim(desk.now, 9, 5 * MINUTE)) == 2
            books.outbox.void_claims(desk.rules.at_most_once)
        await desk.deliver()
        assert (len(desk.letters()), len(desk.letters("mail"))) == (0, 1)
        assert desk.deliveries()[0].state is State.DEAD


async def test_a_lease_that_ended_is_given_up_and_told_of_where_it_must_not_be_told_twice(tmp_path: Path) -> None:
    with Desk(tmp_path, ALL, OPS, at_most_once=["desk"]) as desk:
        desk.breaks(1)
        with desk.store.begin() as books:
            books.outbox.claim(desk.now, 9, 5 * MINUTE)
        await desk.deliver(minutes=6)
        await desk.deliver()
        assert desk.letters() == []
        assert desk.deliveries()[0].state is State.DEAD
        (notice,) = desk.letters("ops")
        assert "newsmon ended while it was sent" in notice.alerts[0].title


async def test_a_later_message_names_the_one_that_it_replaces_or_continues(tmp_path: Path) -> None:
    with Desk(tmp_path, ALL) as desk:
        desk.answers(lambda _: Sent(thread="root"))
        first = desk.breaks(1)
        await desk.deliver()
        told_at = desk.now
        desk.now += 10 * MINUTE
        desk.breaks(2, story=first.story)
        await desk.deliver()
        desk.now += 10 * MINUTE
        desk.edit(2, 600)
        await desk.deliver()
        new, follow, edit = desk.letters()
        assert (new.earlier, new.thread) == (None, "")
        assert follow.earlier is not None
        assert (follow.earlier.at, follow.earlier.article, follow.thread) == (told_at, 1, "root")
        assert edit.earlier is not None
        assert (edit.earlier.at, edit.earlier.article) == (told_at + 10 * MINUTE, 2)
        assert edit.earlier.title == "Hall 2 to cost 500 million"


async def test_what_a_target_never_took_is_no_earlier_message(tmp_path: Path) -> None:
    with Desk(tmp_path, ALL, OPS) as desk:
        desk.answers(lambda _: CLOSED)
        desk.breaks(1)
        await desk.deliver()
        desk.answers(lambda _: Sent())
        desk.edit(1, 600)
        await desk.deliver()
        assert desk.letters()[-1].earlier is None


async def test_a_message_that_came_out_plain_is_told_of_once(tmp_path: Path) -> None:
    with Desk(tmp_path, ALL, OPS) as desk:
        desk.answers(lambda _: Sent(trouble="mail: KeyError"))
        for number in range(2):
            desk.breaks(number)
            await desk.deliver()
        await desk.deliver(minutes=1)
        (notice,) = desk.letters("ops")
        assert "in plain words" in notice.alerts[0].title


async def test_each_attempt_keeps_the_id_that_the_receiver_knows_the_message_by(tmp_path: Path) -> None:
    with Desk(tmp_path, ALL) as desk:
        desk.breaks(1)
        await desk.deliver()
        (letter,) = desk.letters()
        with desk.store.read() as books:
            (attempt,) = books.deliveries.attempts(desk.deliveries()[0].id)
        assert attempt.letter == letter.key


async def test_a_message_that_was_given_up_is_taken_up_whole(tmp_path: Path) -> None:
    with Desk(tmp_path, ALL, OPS) as desk:
        desk.breaks(1)
        desk.breaks(2)
        with desk.store.begin() as books:
            books.bundles.gather_overdue(catch_up_bundle(desk.now), desk.now, desk.now)
        desk.answers(lambda _: CLOSED)
        await desk.deliver()
        (refused,) = desk.letters()
        with desk.store.begin() as books:
            assert books.deliveries.retry(desk.deliveries()[0].id, desk.now) == 2
        desk.answers(lambda _: Sent())
        await desk.deliver()
        (letter,) = desk.letters()
        assert letter.key == refused.key
