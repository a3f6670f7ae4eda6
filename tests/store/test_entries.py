from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from monitor.domain.sources import Entry
from monitor.store.store import Store
from tests.store.building import MINUTE, NOON, a_source, known


def entries(*names: object) -> tuple[Entry, ...]:
    return tuple(Entry(url=f"https://harbour.example/news/{name}", title=f"no {name}") for name in names)


def listed(store: Store, *names: object, minute: int = 0, source: str = "harbour", first: bool = False) -> list[str]:
    """Keep a listing, newest first; returns which of it are new."""
    with store.begin() as books:
        if books.sources.named(source) is None:
            books.sources.watch(a_source(name=source), NOON)
        fresh = books.entries.listed(source, entries(*names), NOON + minute * MINUTE, at_first_look=first)
    return [entry.title.removeprefix("no ") for entry in fresh]


def waiting(store: Store, minute: int = 0) -> list[str]:
    with store.read() as books:
        return [each.entry.title.removeprefix("no ") for each in books.entries.unread(NOON + minute * MINUTE, 99)]


def present(store: Store) -> list[str]:
    with store.read() as books:
        return [entry.title.removeprefix("no ") for entry in books.entries.present("harbour")]


def test_what_a_source_never_listed_before_is_new_once(store: Store) -> None:
    assert listed(store, 2, 1) == ["2", "1"]
    assert listed(store, 3, 2, 1) == ["3"]
    assert listed(store, 3, 2, 1) == []


def test_what_left_a_listing_and_came_back_is_not_new(store: Store) -> None:
    listed(store, 1, 2)
    listed(store, 2)
    assert present(store) == ["2"]
    assert listed(store, 1, 2) == []
    assert sorted(present(store)) == ["1", "2"]


def test_an_outage_that_lists_nothing_makes_nothing_new_afterwards(store: Store) -> None:
    listed(store, 2, 1)
    assert listed(store) == []
    assert listed(store, 2, 1) == []


def test_tracking_in_an_address_makes_no_new_entry(store: Store) -> None:
    listed(store, 1)
    assert listed(store, "1?utm_source=rss", "1#top") == []


def test_each_source_has_a_listing_of_its_own(store: Store) -> None:
    listed(store, 1)
    assert listed(store, 1, source="airport") == ["1"]


def test_an_address_that_is_none_and_one_without_end_are_kept_all_the_same(store: Store) -> None:
    odd = ("[bad", "x" * 5_000, "x" * 5_000 + "y")
    assert len(listed(store, *odd)) == 3
    assert listed(store, *odd) == []


def test_entries_wait_in_the_order_they_came_and_news_goes_before_the_backlog(store: Store) -> None:
    listed(store, 2, 1, first=True)
    listed(store, 4, 3, 2, 1, minute=5)
    assert waiting(store, 4) == ["1", "2"]
    assert waiting(store, 5) == ["3", "4", "1", "2"]


def test_no_host_hides_what_waits_at_another_and_busy_ones_are_left_out(store: Store) -> None:
    urls = [f"https://{host}.example/{number}" for host in ("slow", "quick") for number in range(3)]
    with store.begin() as books:
        books.sources.watch(a_source(), NOON)
        books.entries.listed("harbour", [Entry(url=url) for url in urls[:5]], NOON, at_first_look=True)
        books.entries.listed("harbour", [Entry(url=url) for url in urls], NOON)
        waits = [each.entry.url for each in books.entries.unread(NOON, 1)]
        free = [each.entry.url for each in books.entries.unread(NOON, 9, {"slow.example", "other.example"})]
    assert waits == ["https://quick.example/2", "https://quick.example/1", "https://slow.example/2"]
    assert free == [f"https://quick.example/{number}" for number in (2, 1, 0)]


def test_an_entry_waits_until_it_was_read_or_given_up(store: Store) -> None:
    listed(store, 3, 2, 1)
    with store.begin() as books:
        first, second, third = books.entries.unread(NOON, 9)
        books.entries.done(first.id, known(books).id, "read")
        books.entries.postpone(second.id, NOON + 2 * MINUTE, tries=1, reason="timeout")
        books.entries.postpone(third.id, None, tries=1, reason="not allowed by robots.txt")
    assert waiting(store, 1) == []
    with store.read() as books:
        (again,) = books.entries.unread(NOON + 2 * MINUTE, 9)
        (given_up,) = books.entries.listings(None, ("https://www.harbour.example/news/3",))
    assert (again.id, again.tries, again.source, again.at_first_look) == (second.id, 1, "harbour", False)
    assert (given_up.outcome, given_up.due_at) == ("not allowed by robots.txt", None)


def test_what_a_retired_source_listed_is_not_read_any_more(store: Store) -> None:
    with store.begin() as books:
        books.sources.sync([a_source()], NOON)
        books.entries.listed("harbour", entries(1), NOON)
        books.sources.sync([], NOON)
    assert waiting(store) == []


def test_a_listing_of_many_thousands_is_kept(store: Store) -> None:
    assert len(listed(store, *range(1_200))) == 1_200
    assert listed(store, *range(1_200)) == []
    assert len(present(store)) == 1_200


def test_only_what_was_read_and_left_is_forgotten(store: Store) -> None:
    listed(store, 3, 2, 1)
    with store.begin() as books:
        done = books.entries.unread(NOON, 2)
        for each in done:
            books.entries.done(each.id, None, "read")
    listed(store, 2, minute=1)  # 1 (read) and 3 (unread) left
    with store.begin() as books:
        assert books.entries.prune(NOON + MINUTE, 9) == 0
        assert books.entries.prune(NOON + 2 * MINUTE, 9) == 1
    assert listed(store, 3, 2, 1, minute=2) == ["1"]


@given(st.lists(st.lists(st.integers(0, 6), max_size=5), max_size=5))
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_listed_each_entry_is_new_exactly_once(sqlite_store: Store, listings: list[list[int]]) -> None:
    source = f"source-{sum(1 for _ in _sources(sqlite_store))}"
    told = [name for listing in listings for name in listed(sqlite_store, *listing, source=source)]
    assert sorted(told) == sorted({str(name) for listing in listings for name in listing})


def _sources(store: Store) -> tuple[object, ...]:
    with store.read() as books:
        return books.sources.all()
