"""Several writers at once."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from monitor.domain.errors import StoreLockedError
from monitor.store.store import Store

ROUNDS = 15


def count(store: Store) -> None:
    """Read first and write later: what fails at once in an ordinary transaction when another writer comes between."""
    for _ in range(ROUNDS):
        with store.begin() as books:
            books.installation.put("count", str(int(books.installation.get("count") or 0) + 1))


def test_writers_that_read_first_wait_for_each_other(sqlite_ready: str) -> None:
    stores = [Store.open(sqlite_ready) for _ in range(2)]  # as two processes would
    with ThreadPoolExecutor() as threads:
        list(threads.map(count, stores * 2))
    with stores[0].read() as books:
        assert books.installation.get("count") == str(4 * ROUNDS)
    for store in stores:
        store.close()


def test_a_step_within_a_step_is_refused_instead_of_waiting_for_ever(sqlite_store: Store) -> None:
    with sqlite_store.begin(), pytest.raises(StoreLockedError), sqlite_store.begin():
        pass


def test_a_reader_does_not_wait_for_a_writer(sqlite_store: Store) -> None:
    with sqlite_store.begin() as books:
        books.installation.put("harbour", "closed")
        with sqlite_store.read() as reading:
            assert reading.installation.get("harbour") is None


def test_what_is_done_alone_is_done_by_one_process_after_the_other(postgres_ready: str) -> None:
    stores = [Store.open(postgres_ready) for _ in range(2)]  # as two processes would
    with stores[0].begin() as books:
        books.installation.put("count", "0")

    def count_in_two_steps(store: Store) -> None:
        for _ in range(ROUNDS):
            with store.alone("counting"):
                with store.read() as books:
                    there = int(books.installation.get("count") or 0)
                with store.begin() as books:
                    books.installation.put("count", str(there + 1))

    with ThreadPoolExecutor() as threads:
        list(threads.map(count_in_two_steps, stores))
    with stores[0].read() as books:
        assert books.installation.get("count") == str(2 * ROUNDS)
    for store in stores:
        store.close()


def test_who_waits_too_long_to_be_alone_is_told_so(postgres_ready: str) -> None:
    patient, hasty = Store.open(postgres_ready), Store.open(postgres_ready, patience=0.2)
    with patient.alone("counting"):
        with hasty.alone("something else"):
            pass
        with pytest.raises(StoreLockedError), hasty.alone("counting"):
            pass
    for store in (patient, hasty):
        store.close()
