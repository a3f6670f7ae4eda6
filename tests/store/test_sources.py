from dataclasses import replace
from datetime import timedelta

import pytest

from monitor.domain.errors import NewsmonError
from monitor.domain.pages import Validators
from monitor.domain.sources import Source
from monitor.store.store import Store
from tests.store.building import MINUTE, NOON, a_source

HARBOUR, AIRPORT = a_source(), a_source(name="airport", url="https://airport.example/feed", every=5 * MINUTE)


def sync(store: Store, *wanted: Source) -> None:
    with store.begin() as books:
        books.sources.sync(wanted, NOON)


def look_at(store: Store, name: str) -> None:
    """Keep that a source was looked at, and is looked at again in an hour."""
    with store.begin() as books:
        state = books.sources.named(name)
        assert state is not None
        looked = replace(
            state, checked_at=NOON, first_checked_at=NOON, next_check_at=NOON + timedelta(hours=1), failures=2,
            trouble="answered 500", told_trouble=True, validators=Validators(etag='"7"'), body_sha="ab",
        )  # fmt: skip
        books.sources.save(looked)
        assert books.sources.named(name) == looked


def due(store: Store, minutes: int = 0) -> list[str]:
    with store.read() as books:
        return [state.source.name for state in books.sources.due(NOON + minutes * MINUTE)]


def test_a_source_comes_back_as_the_settings_had_it_and_is_due(store: Store) -> None:
    sync(store, HARBOUR, AIRPORT)
    with store.read() as books:
        assert [state.source for state in books.sources.all()] == [HARBOUR, AIRPORT]
    assert due(store) == ["harbour", "airport"]


def test_a_source_that_was_looked_at_is_due_when_it_says(store: Store) -> None:
    sync(store, HARBOUR, AIRPORT)
    look_at(store, "harbour")
    assert due(store) == ["airport"]
    assert due(store, 60) == ["airport", "harbour"]


def test_reading_the_same_settings_again_forgets_nothing(store: Store) -> None:
    sync(store, HARBOUR)
    look_at(store, "harbour")
    sync(store, HARBOUR)
    with store.read() as books:
        (state,) = books.sources.all()
    assert (state.failures, state.validators.etag, state.next_check_at) == (2, '"7"', NOON + timedelta(hours=1))


def test_a_source_that_left_the_settings_retires_and_comes_back_due(store: Store) -> None:
    sync(store, HARBOUR, AIRPORT)
    look_at(store, "harbour")
    sync(store, AIRPORT)
    assert due(store, 90) == ["airport"]
    with store.read() as books:
        assert [state.source.name for state in books.sources.all()] == ["airport"]
        assert [state.retired for state in books.sources.all(retired=True)] == [True, False]
    sync(store, HARBOUR, AIRPORT)
    assert "harbour" in due(store)


def test_a_source_that_points_elsewhere_begins_anew(store: Store) -> None:
    sync(store, HARBOUR)
    look_at(store, "harbour")
    sync(store, replace(HARBOUR, url="https://harbour.example/other"))
    with store.read() as books:
        state = books.sources.named("harbour")
    assert state is not None
    assert (state.first_checked_at, state.validators, state.body_sha, state.failures) == (None, Validators(), "", 0)


def test_a_new_cadence_holds_at_once(store: Store) -> None:
    sync(store, HARBOUR)
    look_at(store, "harbour")
    sync(store, replace(HARBOUR, every=MINUTE))
    assert due(store) == ["harbour"]


def test_a_watched_source_stays_when_the_settings_are_read_until_its_end(store: Store) -> None:
    with store.begin() as books:
        books.sources.watch(replace(HARBOUR, until=NOON + timedelta(days=14), to="desk"), NOON)
    sync(store, AIRPORT)
    assert due(store, 1) == ["harbour", "airport"]
    assert due(store, 14 * 24 * 60) == ["airport"]


def test_an_address_that_is_watched_already_is_no_news_and_goes_on(store: Store) -> None:
    with store.begin() as books:
        assert books.sources.watch(replace(HARBOUR, until=NOON + timedelta(days=1)), NOON)
        assert not books.sources.watch(replace(HARBOUR, until=NOON + timedelta(days=9)), NOON)
    assert due(store, 8 * 24 * 60) == ["harbour"]


def test_what_is_watched_never_takes_the_name_of_a_source_in_the_settings(store: Store) -> None:
    sync(store, HARBOUR)
    with pytest.raises(NewsmonError, match="settings"), store.begin() as books:
        books.sources.watch(replace(HARBOUR, url="https://other.example/feed"), NOON)
    with store.read() as books:
        assert [state.source for state in books.sources.all()] == [HARBOUR]


def test_what_is_watched_never_takes_the_name_of_another_address(store: Store) -> None:
    with store.begin() as books:
        books.sources.watch(HARBOUR, NOON)
        with pytest.raises(NewsmonError, match=HARBOUR.url):
            books.sources.watch(replace(HARBOUR, url="https://other.example/feed"), NOON)
