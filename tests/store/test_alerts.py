import pytest

from monitor.domain.alerts import AlertKind
from monitor.domain.errors import StoreError
from monitor.store.store import Store
from tests.store.building import MINUTE, NOON, a_plan, an_alert


def test_an_alert_is_kept_once_however_often_it_is_added(store: Store) -> None:
    with store.begin() as books:
        assert books.alerts.add(an_alert("1"), [a_plan()])
        assert not books.alerts.add(an_alert("1", title="told again"), [a_plan(target="slack-2")])
    with store.read() as books:
        assert [alert for _, alert in books.alerts.all()] == [an_alert("1")]
        assert [delivery.target for delivery in books.deliveries.all()] == ["slack-1"]


def test_an_alert_goes_to_each_target_once(store: Store) -> None:
    with store.begin() as books:
        books.alerts.add(an_alert("1"), [a_plan(), a_plan(route="other"), a_plan(channel="mail")])
        assert {(each.channel, each.target) for each in books.deliveries.all()} == {
            ("desk", "slack-1"),
            ("mail", "slack-1"),
        }


def test_alerts_of_several_kinds_can_be_asked_for_at_once(store: Store) -> None:
    with store.begin() as books:
        for kind in (AlertKind.NEW, AlertKind.REMOVED, AlertKind.EDITED, AlertKind.BACK):
            books.alerts.add(an_alert(kind, kind=kind), [])
        found = books.alerts.all(kinds={AlertKind.BACK, AlertKind.REMOVED})
    assert [alert.kind for _, alert in found] == [AlertKind.REMOVED, AlertKind.BACK]


def test_alerts_come_oldest_first_and_can_be_asked_for_by_what_they_are(store: Store) -> None:
    with store.begin() as books:
        books.alerts.add(an_alert("1", topics=("항만", "공항"), source="a"), [])
        books.alerts.add(an_alert("2", kind=AlertKind.EDITED, topics=("항만",), at=NOON + MINUTE), [])
        books.alerts.add(an_alert("3", source="a", at=NOON + 2 * MINUTE), [])

        def keys(**asked: object) -> list[str]:
            return [alert.key for _, alert in books.alerts.all(**asked)]  # type: ignore[arg-type] # as a caller would

        assert keys() == ["1", "2", "3"]
        assert keys(limit=2) == ["2", "3"]
        assert keys(topic="항만") == ["1", "2"]
        assert keys(topic="항") == []
        assert keys(kind=AlertKind.EDITED) == ["2"]
        assert keys(source="a") == ["1", "3"]
        assert keys(since=NOON + MINUTE, until=NOON + 2 * MINUTE) == ["2"]
        assert keys(story=404) == []


def test_an_alert_that_is_not_there_is_named(store: Store) -> None:
    with pytest.raises(StoreError, match="alert 404"), store.read() as books:
        books.alerts.get(404)
