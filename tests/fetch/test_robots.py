from datetime import UTC, datetime, timedelta
from time import monotonic

import pytest

from monitor.domain.hosts import Host
from monitor.domain.pages import FailureKind
from monitor.fetch.memory import ShortMemory
from monitor.fetch.robots import FRESH, LARGEST, TRY_AGAIN, is_fresh
from tests.fetch.conftest import Visiting, Visitor
from tests.fetch.loopback import Answer, RawSite, Site
from tests.pace import allowed

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


class Clock:
    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now


def rules(text: str) -> Answer:
    return Answer(body=text.encode(), headers={"Content-Type": "text/plain"})


@pytest.mark.parametrize(
    ("status", "age", "fresh"),
    [
        (200, FRESH - timedelta(seconds=1), True),
        (200, FRESH, False),
        (404, FRESH - timedelta(seconds=1), True),
        (503, TRY_AGAIN - timedelta(seconds=1), True),
        (503, TRY_AGAIN, False),
        (None, TRY_AGAIN, False),
    ],
)
def test_answers_are_kept_for_a_day_and_failures_shortly(status: int | None, age: timedelta, fresh: bool) -> None:
    assert is_fresh(Host(name="a.example", robots=b"", robots_status=status, robots_at=NOON - age), NOON) is fresh


def test_what_is_forbidden_is_not_asked_for_and_the_line_is_named(site: Site, visitor: Visitor) -> None:
    site.pages["/robots.txt"] = rules("User-agent: otherbot\nDisallow: /\n\nUser-agent: *\nDisallow: /private/\n")
    site.pages["/open/1"] = Answer(body=b"open")
    assert visitor.page(site.url("/open/1")).body == b"open"
    failure = visitor.failure(site.url("/private/1"))
    assert failure.kind is FailureKind.ROBOTS
    assert failure.reason == f"not allowed by robots.txt of {site.host} (line 5)"
    assert site.paths == ["/robots.txt", "/open/1"]


@pytest.mark.parametrize(
    ("text", "path", "allowed"),
    [
        ("User-agent: *\nDisallow: /priv*/\nAllow: /private/1$", "/private/1", True),
        ("User-agent: *\nDisallow: /priv*/\nAllow: /private/1$", "/private/3", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/a.pdf", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/a.pdf?x=1", True),
        ("User-agent: newsmon\nDisallow: /\n\nUser-agent: *\nAllow: /", "/a", False),
        ("User-agent: newsmon\nAllow: /\n\nUser-agent: *\nDisallow: /", "/a", True),
        ("\ufeffUser-agent: *\nDisallow: /a", "/a", False),
        ("<html><body>Welcome</body></html>", "/a", True),
        ("", "/a", True),
    ],
)
def test_the_rules_are_read_as_they_are_meant(
    site: Site, visitor: Visitor, text: str, path: str, allowed: bool
) -> None:
    site.pages["/robots.txt"] = rules(text)
    answer = visitor.answer(site.url(path))
    assert getattr(answer, "kind", None) is (None if allowed else FailureKind.ROBOTS)


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_a_site_without_robots_txt_may_be_read(site: Site, visitor: Visitor, status: int) -> None:
    site.pages.update({"/robots.txt": Answer(status=status), "/a": Answer(body=b"a")})
    assert visitor.page(site.url("/a")).body == b"a"


def test_too_many_requests_for_robots_txt_postpones_the_page(site: Site, visitor: Visitor) -> None:
    site.pages.update({"/robots.txt": Answer(status=429, headers={"Retry-After": "60"}), "/a": Answer()})
    assert visitor.failure(site.url("/a")).kind is FailureKind.POSTPONED
    assert site.paths == ["/robots.txt"]


def test_a_robots_txt_in_trouble_forbids_everything_for_a_while(site: Site, visiting: Visiting) -> None:
    clock = Clock()
    site.pages.update({"/robots.txt": Answer(status=500), "/a": Answer(body=b"a")})
    with visiting(now=clock) as visitor:
        for _ in range(2):
            failure = visitor.failure(site.url("/a"))
            assert failure.kind is FailureKind.ROBOTS
            assert "answered 500" in failure.reason
            assert failure.retry_at == NOON + TRY_AGAIN
        assert site.paths == ["/robots.txt"]
        clock.now += TRY_AGAIN
        site.pages["/robots.txt"] = rules("")
        assert visitor.page(site.url("/a")).body == b"a"


def test_a_robots_txt_that_never_comes_says_what_happened(visiting: Visiting) -> None:
    site = RawSite(b"", stay=True)
    site.close()
    with visiting() as visitor:
        first, second = visitor.failure(site.url("/a")), visitor.failure(site.url("/a"))
    assert (first.kind, second.kind) == (FailureKind.REFUSED, FailureKind.REFUSED)
    assert "no connection" in first.reason
    assert "no connection" in second.reason
    assert second.retry_at is not None


def test_the_last_good_rules_hold_while_there_are_no_better_ones(site: Site, visiting: Visiting) -> None:
    clock = Clock()
    site.pages.update({"/robots.txt": rules("User-agent: *\nDisallow: /private/"), "/a": Answer()})
    with visiting(now=clock) as visitor:
        visitor.page(site.url("/a"))
        clock.now += FRESH
        site.pages["/robots.txt"] = Answer(status=500)
        assert visitor.page(site.url("/a")).status == 200
        assert visitor.failure(site.url("/private/1")).kind is FailureKind.ROBOTS
    assert site.paths.count("/robots.txt") == 2


def test_rules_are_asked_for_again_after_a_day(site: Site, visiting: Visiting) -> None:
    clock = Clock()
    site.pages.update({"/robots.txt": rules(""), "/a": Answer()})
    with visiting(now=clock) as visitor:
        for hours in (0, 23, 1):
            clock.now += timedelta(hours=hours)
            visitor.page(site.url("/a"))
    assert site.paths.count("/robots.txt") == 2


def test_a_restart_does_not_ask_again(site: Site, visiting: Visiting) -> None:
    memory = ShortMemory()
    site.pages["/robots.txt"] = rules("User-agent: *\nDisallow: /private/")
    for _ in range(2):
        with visiting(memory=memory) as visitor:
            assert visitor.failure(site.url("/private/1")).kind is FailureKind.ROBOTS
    assert site.paths == ["/robots.txt"]
    assert memory.hosts[site.host].robots_status == 200


def test_many_pages_at_once_ask_once(site: Site, visiting: Visiting) -> None:
    site.pages["/robots.txt"] = rules("")
    with visiting(per_host=4) as visitor:
        visitor.together(*(site.url(f"/{n}") for n in range(4)))
    assert site.paths.count("/robots.txt") == 1


def test_a_redirected_robots_txt_is_followed(site: Site, visitor: Visitor) -> None:
    site.pages["/robots.txt"] = Answer(status=301, headers={"Location": "/rules"})
    site.pages["/rules"] = rules("User-agent: *\nDisallow: /private/")
    assert visitor.failure(site.url("/private/1")).kind is FailureKind.ROBOTS


def test_a_robots_txt_that_goes_in_circles_is_none(site: Site, visitor: Visitor) -> None:
    site.pages.update({"/robots.txt": Answer(status=302, headers={"Location": "/robots.txt"}), "/a": Answer()})
    assert visitor.page(site.url("/a")).status == 200
    assert visitor.page(site.url("/a")).status == 200
    assert site.paths.count("/robots.txt") == 1


def test_of_a_huge_robots_txt_the_beginning_counts(site: Site, visiting: Visiting) -> None:
    memory = ShortMemory()
    site.pages["/robots.txt"] = rules("User-agent: *\nDisallow: /private/\n" + "# nothing\n" * 2_000_000)
    with visiting(memory=memory) as visitor:
        assert visitor.failure(site.url("/private/1")).kind is FailureKind.ROBOTS
    assert len(memory.hosts[site.host].robots or b"") == LARGEST


def test_a_crawl_delay_lengthens_ours(site: Site, visiting: Visiting) -> None:
    site.pages["/robots.txt"] = rules("User-agent: *\nCrawl-delay: 0.4\n")
    with visiting(delay=0.05) as visitor:
        began = monotonic()
        visitor.together(site.url("/a"), site.url("/b"))
    assert site.last_asked_at - began > 0.39


def test_a_crawl_delay_cannot_shorten_ours(site: Site, visiting: Visiting) -> None:
    site.pages["/robots.txt"] = rules("User-agent: *\nCrawl-delay: 0.01\n")
    with visiting(delay=0.3) as visitor:
        began = monotonic()
        visitor.together(site.url("/a"), site.url("/b"))
    assert site.last_asked_at - began > 0.29


def test_a_host_that_asks_for_days_between_two_requests_is_put_off_with_a_word_and_not_waited_for(
    site: Site, visiting: Visiting
) -> None:
    site.pages["/robots.txt"] = rules("User-agent: *\nCrawl-delay: 999999\n")
    with visiting(delay=0.05) as visitor:
        visitor.page(site.url("/a"))
        began = monotonic()
        failure = visitor.failure(site.url("/b"))
    assert failure.kind is FailureKind.POSTPONED
    assert "left alone until" in failure.reason
    assert failure.retry_at is not None
    assert monotonic() - began < allowed(5)
