from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from time import monotonic

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.domain.hosts import Host
from monitor.domain.pages import FailureKind
from monitor.fetch.memory import ShortMemory
from monitor.fetch.patience import SLOWEST, longer, wait_until
from tests.fetch.conftest import Visiting, Visitor
from tests.fetch.loopback import Answer, Site

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
DAY = timedelta(days=1)


def after(**span: float) -> str:
    return format_datetime(NOON + timedelta(**span), usegmt=True)


@pytest.mark.parametrize(
    ("status", "retry_after", "wait"),
    [
        (429, "7", timedelta(seconds=7)),
        (503, " 120 ", timedelta(minutes=2)),
        (429, after(seconds=10), timedelta(seconds=10)),
        (503, after(hours=3), timedelta(hours=3)),
        (429, "99999999999", DAY),
        (429, after(days=400), DAY),
        (503, "", None),
        (503, "soon", None),
        (200, "7", None),
        (404, "7", None),
    ],
)
def test_a_host_says_how_long_to_wait(status: int, retry_after: str, wait: timedelta | None) -> None:
    assert wait_until(status, retry_after, "", 0, NOON) == (None if wait is None else NOON + wait)


@pytest.mark.parametrize("nonsense", ["-5", "soon", "", "٣", "1.5", "Thu, 01 Jan 1970 00:00:00 GMT", "0x10", "9" * 400])
def test_too_many_requests_without_a_usable_time_doubles_our_own_wait(nonsense: str) -> None:
    if nonsense.isdigit() and nonsense.isascii():
        assert wait_until(429, nonsense, "", 0, NOON) == NOON + DAY
        return
    waits = [wait_until(429, nonsense, "", failures, NOON) for failures in (0, 1, 2, 50)]
    assert waits == [NOON + timedelta(minutes=minutes) for minutes in (1, 2, 4, 60)]


def test_a_host_whose_clock_is_wrong_is_waited_for_as_long_as_it_meant() -> None:
    assert wait_until(503, after(hours=-5, seconds=30), after(hours=-5), 0, NOON) == NOON + timedelta(seconds=30)


@settings(max_examples=200)
@given(retry_after=st.text(max_size=40), date=st.text(max_size=40), status=st.sampled_from([429, 503]))
def test_no_header_makes_us_wait_longer_than_a_day(retry_after: str, date: str, status: int) -> None:
    until = wait_until(status, retry_after, date, 0, NOON)
    assert until is None or NOON <= until <= NOON + DAY


@given(delay=st.floats(0, SLOWEST), status=st.sampled_from([200, 304, 404, 429, 503]), latency=st.floats(0, 100))
def test_the_learned_delay_stays_within_its_bounds(delay: float, status: int, latency: float) -> None:
    assert 0 <= longer(delay, status, latency) <= SLOWEST


@pytest.mark.parametrize("status", [429, 503])
def test_a_host_that_asked_to_wait_is_not_asked_before_its_time(site: Site, visiting: Visiting, status: int) -> None:
    memory, clock = ShortMemory(), [NOON]
    site.pages["/a"] = Answer(status=status, headers={"Retry-After": "60"})
    with visiting(memory=memory, now=lambda: clock[0]) as visitor:
        assert visitor.page(site.url("/a")).status == status
        failure = visitor.failure(site.url("/b"))
        assert failure.kind is FailureKind.POSTPONED
        assert failure.retry_at == memory.hosts[site.host].next_allowed_at == NOON + timedelta(seconds=60)
        assert "until 2026-03-01 12:01:00 UTC" in failure.reason
        assert site.paths == ["/robots.txt", "/a"]
        clock[0] += timedelta(seconds=60)
        site.pages["/a"] = Answer(body=b"again")
        assert visitor.page(site.url("/a")).body == b"again"
    assert memory.hosts[site.host].next_allowed_at is None
    assert memory.hosts[site.host].failures == 0


def test_a_restart_does_not_forget_that_a_host_asked_to_wait(site: Site, visiting: Visiting) -> None:
    memory = ShortMemory()
    memory.remember(Host(name=site.host, next_allowed_at=NOON + DAY))
    with visiting(memory=memory, now=lambda: NOON) as visitor:
        assert visitor.failure(site.url("/a")).kind is FailureKind.POSTPONED
    assert site.asked == []


def test_those_who_wait_for_their_turn_hear_what_the_host_said_meanwhile(site: Site, visitor: Visitor) -> None:
    site.pages.update({f"/{n}": Answer(status=429, headers={"Retry-After": "60"}) for n in range(4)})
    answers = visitor.together(*(site.url(f"/{n}") for n in range(4)))
    assert [getattr(answer, "kind", None) for answer in answers] == [None, *[FailureKind.POSTPONED] * 3]
    assert len(site.asked) == 2


def test_one_host_that_asked_to_wait_holds_up_no_other(site: Site, visitor: Visitor) -> None:
    other = Site()
    site.pages["/a"] = Answer(status=429)
    other.pages["/a"] = Answer()
    visitor.page(site.url("/a"))
    assert visitor.page(other.url("/a")).status == 200
    other.close()


def test_a_learned_delay_is_kept_over_a_restart_and_eases(site: Site, visiting: Visiting) -> None:
    memory = ShortMemory()
    memory.remember(Host(name=site.host, delay=0.3))
    site.pages.update({"/a": Answer(), "/b": Answer()})
    with visiting(memory=memory) as visitor:
        began = monotonic()
        visitor.together(site.url("/a"), site.url("/b"))
    assert len(site.asked) == 3
    assert site.last_asked_at - began > 0.48
    delay = memory.hosts[site.host].delay
    assert delay is not None
    assert delay < 0.3


def test_a_busy_host_is_asked_more_slowly_from_then_on(site: Site, visiting: Visiting) -> None:
    memory = ShortMemory()
    site.pages["/a"] = Answer(status=503)
    with visiting(memory=memory) as visitor:
        visitor.page(site.url("/a"))
    assert memory.hosts[site.host].delay == 1.0
    assert memory.hosts[site.host].trouble == "answered 503"


def test_a_wait_that_was_asked_for_by_a_clock_ahead_ends_as_soon_after_it_went_back(
    site: Site, visiting: Visiting
) -> None:
    clock = [NOON + 2 * DAY]
    site.pages["/a"] = Answer(status=429, headers={"Retry-After": "3600"})
    with visiting(now=lambda: clock[0]) as visitor:
        visitor.page(site.url("/a"))
        clock[0] = NOON
        failure = visitor.failure(site.url("/a"))
        assert failure.retry_at == NOON + timedelta(hours=1)
        clock[0] = NOON + timedelta(hours=1, seconds=1)
        site.pages["/a"] = Answer(body=b"a")
        assert visitor.page(site.url("/a")).body == b"a"
