from sqlalchemy import event

from monitor.domain.deliveries import Failed, State
from monitor.store.deliveries import Rerouted
from monitor.store.store import Store
from tests.store.building import DIGEST, MINUTE, NOON, QUIET, a_plan, an_alert
from tests.store.queueing import LEASE, claim, claimed, end, tell


def test_the_dead_are_taken_up_again_once(store: Store) -> None:
    tell(store, "1")
    tell(store, "2")
    for delivery in claim(store):
        end(store, delivery, Failed(reason="410", permanent=True))
    with store.begin() as books:
        dead = books.deliveries.all(dead=True)
        assert [each.last_error for each in dead] == ["410", "410"]
        assert books.deliveries.retry(dead[0].id, NOON) == 1
        assert books.deliveries.retry(dead[0].id, NOON) == 0
    assert claimed(store) == ["1"]
    with store.begin() as books:
        assert books.deliveries.retry(None, NOON) == 1
    assert claimed(store) == ["2"]


def test_what_waits_for_a_channel_that_is_gone_is_cancelled_with_a_note(store: Store) -> None:
    tell(store, "1")
    tell(store, "2", channel="pager")
    tell(store, "3", channel="mail")
    with store.begin() as books:
        assert books.deliveries.cancel_missing({"desk": ("slack-1",), "pager": ()}) == Rerouted(moved=0, cancelled=2)
        gone = books.deliveries.all(state=State.CANCELLED)
    assert {each.last_error for each in gone} == {"its channel is no longer in the settings"}
    assert claimed(store) == ["1"]
    with store.begin() as books:
        assert books.deliveries.cancel_missing({}) == Rerouted()  # what is in hand is left to its sender


def places(store: Store) -> list[tuple[str, str, State]]:
    with store.read() as books:
        return [(each.alert_key, each.target, each.state) for each in books.deliveries.all()]


def test_what_waits_moves_to_the_new_name_of_its_target(store: Store) -> None:
    tell(store, "1")
    tell(store, "digest", bundle=DIGEST, due_at=NOON + MINUTE)
    with store.begin() as books:
        assert books.deliveries.cancel_missing({"desk": ("slack-new",)}) == Rerouted(moved=2)
        assert books.deliveries.cancel_missing({"desk": ("slack-new",)}) == Rerouted()
    assert claimed(store) == ["1"]
    assert claimed(store, NOON + MINUTE) == ["digest"]
    assert {target for _, target, _ in places(store)} == {"slack-new"}


def test_of_two_targets_the_one_with_a_new_name_is_found_and_the_other_is_left_alone(store: Store) -> None:
    with store.begin() as books:
        books.alerts.add(an_alert("1"), [a_plan(), a_plan(target="slack-2")])
        assert books.deliveries.cancel_missing({"desk": ("slack-1", "slack-new")}) == Rerouted(moved=1)
    assert places(store) == [("1", "slack-1", State.WAITING), ("1", "slack-new", State.WAITING)]


def test_an_alert_is_moved_to_no_target_that_has_it_already_and_to_none_by_guessing(store: Store) -> None:
    with store.begin() as books:
        books.alerts.add(an_alert("1"), [a_plan(), a_plan(target="slack-2")])
        assert books.deliveries.cancel_missing({"desk": ("slack-new",)}) == Rerouted(moved=1, cancelled=1)
    tell(store, "2")
    with store.begin() as books:
        assert books.deliveries.cancel_missing({"desk": ("slack-a", "slack-b", "slack-new")}) == Rerouted(cancelled=1)


def test_what_was_cancelled_is_taken_up_again_when_its_channel_is_back(store: Store) -> None:
    tell(store, "1")
    tell(store, "2", channel="mail")
    with store.begin() as books:
        books.deliveries.cancel_missing({})
        assert books.deliveries.retry(None, NOON) == 0  # nobody says what is back
        assert books.deliveries.retry(None, NOON, {"desk": ("slack-1",)}) == 1
    assert claimed(store) == ["1"]


def test_what_would_have_carried_an_empty_digest_is_not_taken_up_when_its_channel_is_back(store: Store) -> None:
    with store.begin() as books:
        books.bundles.carry([a_plan(bundle=DIGEST)])
        books.deliveries.cancel_missing({})
        assert books.deliveries.retry(None, NOON, {"desk": ("slack-1",)}) == 0
    assert claimed(store) == []


def test_after_a_clock_that_went_back_what_waited_for_no_hour_goes_out_at_once(store: Store) -> None:
    tell(store, "1", due_at=NOON + 120 * MINUTE)
    tell(store, "2", due_at=NOON + 120 * MINUTE, bundle=QUIET)
    with store.begin() as books:
        books.deliveries.bring_forward(NOON)
    assert claimed(store) == ["1"]


def test_what_is_taken_up_goes_to_the_new_name_of_its_target_or_stays_where_it_is(store: Store) -> None:
    tell(store, "1")
    tell(store, "2", channel="mail")
    for delivery in claim(store):
        end(store, delivery, Failed(reason="401", permanent=True))
    with store.begin() as books:
        assert books.deliveries.retry(None, NOON, {"desk": ("slack-new",)}) == 1
    assert places(store) == [("1", "slack-new", State.WAITING), ("2", "slack-1", State.DEAD)]


def test_deliveries_of_one_alert_and_the_newest_can_be_asked_for(store: Store) -> None:
    for key in ("1", "2", "3"):
        tell(store, key)
    with store.read() as books:
        ids = {alert.key: alert_id for alert_id, alert in books.alerts.all()}
        assert [each.alert_key for each in books.deliveries.all(alert_id=ids["2"])] == ["2"]
        assert [each.alert_key for each in books.deliveries.all(limit=2)] == ["2", "3"]


def test_a_story_has_a_thread_at_each_target(store: Store) -> None:
    with store.begin() as books:
        story = books.stories.begin("harbour", NOON)
        assert books.threads.of(story, "desk", "slack-1") is None
        books.threads.keep(story, "desk", "slack-1", "171.01")
        books.threads.keep(story, "desk", "slack-1", "171.02")
        assert books.threads.of(story, "desk", "slack-1") == "171.02"
        assert books.threads.of(story, "desk", "slack-2") is None


def test_what_must_wait_is_looked_up_by_its_story_however_much_waits(sqlite_store: Store) -> None:
    said: list[tuple[str, object]] = []
    with sqlite_store.begin() as books:
        engine = books.outbox._on.engine  # noqa: SLF001  # the plan is no matter of the books
        event.listen(engine, "before_cursor_execute", lambda *seen: said.append(seen[2:4]))
        books.outbox.claim(NOON, 1, LEASE)
        (heads,) = [each for each in said if "EXISTS" in each[0]]
        plan = books.outbox._on.exec_driver_sql(f"EXPLAIN QUERY PLAN {heads[0]}", heads[1])  # type: ignore[arg-type]  # noqa: SLF001
        steps = [row.detail for row in plan if row.detail.startswith("SEARCH earlier USING")]
    assert steps
    assert all("story_id=?" in step for step in steps)
