"""Of what a site offers, what is best to watch it by comes first."""

from datetime import UTC, datetime, timedelta

from monitor.domain.looks.suggesting import Suggestion, ranked
from monitor.domain.sources import Entry, Listing, Source, SourceKind

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def offer(name: str, count: int, *, hours: float | None = 1, trouble: str = "") -> Suggestion:
    at = None if hours is None else NOON - timedelta(hours=hours)
    entries = tuple(Entry(url=f"https://a.example/{number}", published=at) for number in range(count))
    source = Source(name=name, kind=SourceKind.FEED, url=f"https://a.example/{name}")
    return Suggestion.of(source, Listing(entries=entries, trouble=trouble))


def best(*offers: Suggestion) -> str:
    return ranked(offers, NOON)[0].source.name


def test_what_cannot_be_read_comes_last() -> None:
    assert best(offer("broken", 0, trouble="answered 404"), offer("plain", 5, hours=None)) == "plain"


def test_what_states_times_comes_before_what_does_not() -> None:
    assert best(offer("undated", 90, hours=None), offer("dated", 10)) == "dated"


def test_what_is_up_to_date_comes_before_what_is_not() -> None:
    assert best(offer("stale", 90, hours=200), offer("fresh", 10)) == "fresh"


def test_of_two_alike_the_one_that_holds_entries_longer_comes_first() -> None:
    assert best(offer("short", 10), offer("long", 100)) == "long"


def test_a_listing_of_hardly_anything_is_of_no_use_and_says_so() -> None:
    assert offer("tiny", 2).reason(NOON) == "only 2 entries"
    assert offer("good", 4).reason(NOON) == "4 entries, all with a time, the newest of 1.0 hours ago"
