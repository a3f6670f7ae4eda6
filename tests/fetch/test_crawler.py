import asyncio
import time
from datetime import UTC, datetime
from typing import Any

import pytest

from monitor.domain.pages import FailureKind, PageRequest, Validators
from monitor.fetch.crawler import Crawler
from monitor.fetch.memory import ShortMemory
from monitor.fetch.policy import Policy
from monitor.fetch.refusals import CrawlerStoppedError
from tests.fetch.conftest import POLICY, Loop, Visiting, Visitor
from tests.fetch.loopback import Answer, Asked, RawSite, Site
from tests.pace import allowed


def test_a_page_comes_back_as_it_was_sent(site: Site, visitor: Visitor) -> None:
    site.pages["/a"] = Answer(body=b"<p>harbour</p>", headers={"Content-Type": "text/html", "ETag": '"1"'})
    page = visitor.page(site.url("/a"))
    assert (page.url, page.final_url, page.status) == (site.url("/a"), site.url("/a"), 200)
    assert page.body == b"<p>harbour</p>"
    assert page.validators == Validators(etag='"1"')
    assert page.fetched_at.tzinfo is UTC


@pytest.mark.parametrize("status", [304, 404, 410, 451, 500, 503])
def test_every_status_is_an_answer(site: Site, visitor: Visitor, status: int) -> None:
    site.pages["/a"] = Answer(status=status)
    assert visitor.page(site.url("/a")).status == status


def test_a_page_is_asked_for_with_the_validators_it_gave(site: Site, visitor: Visitor) -> None:
    site.pages["/a"] = Answer(status=304)
    page = visitor.page(site.url("/a"), Validators(etag='W/"7"', last_modified="Sat, 21 Nov 2026 07:50:00 GMT"))
    assert page.not_modified
    assert site.asked[-1].headers["If-None-Match"] == 'W/"7"'
    assert site.asked[-1].headers["If-Modified-Since"] == "Sat, 21 Nov 2026 07:50:00 GMT"


def test_we_say_who_we_are(site: Site, visitor: Visitor) -> None:
    site.pages["/a"] = Answer()
    visitor.page(site.url("/a"))
    assert {asked.headers["User-Agent"] for asked in site.asked} == {"newsmon/0.1 (+desk@news.example)"}


def test_no_cookie_is_ever_sent_back(site: Site, visitor: Visitor) -> None:
    site.pages["/a"] = Answer(headers={"Set-Cookie": "who=you"})
    page = visitor.page(site.url("/a"))
    visitor.page(site.url("/a"))
    assert "set-cookie" not in page.headers
    assert not any("Cookie" in asked.headers for asked in site.asked)


def test_the_time_of_a_page_is_the_given_present(site: Site, visiting: Visiting) -> None:
    site.pages["/a"] = Answer()
    noon = datetime(2026, 3, 1, 12, tzinfo=UTC)
    with visiting(now=lambda: noon) as visitor:
        assert visitor.page(site.url("/a")).fetched_at == noon


@pytest.mark.parametrize("url", ["ftp://news.example/", "file:///etc/passwd", "http:///", "http://me:pw@news.example/"])
def test_what_is_no_web_address_is_said_to_be_none(visitor: Visitor, url: str) -> None:
    assert visitor.failure(url).kind is FailureKind.BROKEN


def test_a_closed_port_is_a_refused_connection(visitor: Visitor) -> None:
    site = RawSite(b"")
    site.close()
    failure = visitor.failure(site.url("/"))
    assert failure.kind is FailureKind.REFUSED
    assert site.host in failure.reason


def test_a_name_that_nobody_has_is_an_unknown_name(visitor: Visitor) -> None:
    failure = visitor.failure("http://no-such-paper.invalid/")
    assert failure.kind is FailureKind.DNS
    assert "no-such-paper.invalid" in failure.reason


@pytest.mark.parametrize(
    ("says", "kind"),
    [
        (b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort", FailureKind.BROKEN),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nno\r\n", FailureKind.BROKEN),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nshort\r\n", FailureKind.BROKEN),
        (b"SSH-2.0-OpenSSH_9.2\r\n", FailureKind.BROKEN),
        (b"", FailureKind.REFUSED),
    ],
)
def test_a_broken_answer_is_a_failure_with_its_cause(visitor: Visitor, says: bytes, kind: FailureKind) -> None:
    site = RawSite(says)
    failure = visitor.failure(site.url("/"))
    site.close()
    assert failure.kind is kind
    assert failure.reason
    assert site.connections <= 4


@pytest.mark.parametrize("says", [b"", b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nnot"])
def test_silence_ends_at_the_time_limit(visiting: Visiting, says: bytes) -> None:
    site = RawSite(says, stay=True)
    with visiting(timeout=0.3) as visitor:
        failure = visitor.failure(site.url("/"))
    site.close()
    assert failure.kind is FailureKind.TIMEOUT
    assert "within 0.3 s" in failure.reason


def test_an_answer_that_drips_ends_at_the_time_limit_too(visiting: Visiting) -> None:
    drip = RawSite(b"HTTP/1.1 200 OK\r\n" + b"X-Drop: 1\r\n" * 1_000, pause=0.05)
    with visiting(timeout=0.5) as visitor:
        before = time.monotonic()
        assert visitor.failure(drip.url("/")).kind is FailureKind.TIMEOUT
        assert time.monotonic() - before < 2
    drip.close()


def test_a_head_without_end_is_given_up(visitor: Visitor) -> None:
    site = RawSite(b"HTTP/1.1 200 OK\r\n" + b"X-Drop: 1\r\n" * 100_000)
    failure = visitor.failure(site.url("/"))
    site.close()
    assert failure.kind is FailureKind.BROKEN
    assert "head is larger than 256 KiB" in failure.reason


def test_a_body_beyond_the_limit_is_too_large(site: Site, visiting: Visiting) -> None:
    site.pages["/said"] = Answer(body=b"x" * 200_000)
    endless = RawSite(b"HTTP/1.1 200 OK\r\n\r\n" + b"x" * 200_000, stay=True)
    with visiting(max_bytes=100_000) as visitor:
        failures = [visitor.failure(site.url("/said")), visitor.failure(endless.url("/"))]
    endless.close()
    assert [failure.kind for failure in failures] == [FailureKind.TOO_LARGE] * 2
    assert "larger than 0.09" in failures[0].reason


def test_two_jobs_on_one_host_keep_the_delay(site: Site, visiting: Visiting) -> None:
    for number in range(5):
        site.pages[f"/{number}"] = Answer()
    with visiting(delay=0.2, per_host=2) as visitor:
        began = time.monotonic()
        visitor.together(*(site.url(f"/{number}") for number in range(5)))
    assert len(site.asked) == 6
    assert site.last_asked_at - began > 0.99  # five times the delay


def test_one_request_at_a_time_goes_to_one_host(site: Site, visitor: Visitor) -> None:
    at_once: list[int] = []
    under_way = 0

    def answer(_: Asked) -> Answer:
        nonlocal under_way
        under_way += 1
        at_once.append(under_way)
        time.sleep(0.02)
        under_way -= 1
        return Answer()

    site.pages.update({f"/{number}": answer for number in range(5)})
    visitor.together(*(site.url(f"/{number}") for number in range(5)))
    assert at_once == [1] * 5


def test_another_host_does_not_wait(visiting: Visiting) -> None:
    silent, quick = RawSite(b"", stay=True), Site()
    quick.pages["/a"] = Answer()
    patience = allowed(1.0)
    with visiting(timeout=patience) as visitor:
        before = time.monotonic()
        hung, page = visitor.together(silent.url("/"), quick.url("/a"))
    assert hung.kind is FailureKind.TIMEOUT
    assert quick.last_asked_at - before < patience / 2
    assert page.status == 200
    silent.close()
    quick.close()


@pytest.mark.parametrize("milliseconds", [0, 1, 5, 10, 20, 30, 50])
def test_a_stop_right_after_the_start_ends_the_crawler(loop: Loop, milliseconds: int) -> None:
    async def start_and_stop() -> set[asyncio.Task[Any]]:
        before = asyncio.all_tasks()
        crawler = Crawler(POLICY, ShortMemory())
        starting = asyncio.create_task(crawler.start())
        await asyncio.sleep(milliseconds / 1000)
        await asyncio.wait_for(crawler.stop(grace=1), 5)
        await starting
        return asyncio.all_tasks() - before

    assert loop.do(start_and_stop()) == set()


def test_a_crawler_that_never_started_can_be_stopped(loop: Loop) -> None:
    async def stop() -> set[asyncio.Task[Any]]:
        before = asyncio.all_tasks()
        await Crawler(POLICY, ShortMemory()).stop(grace=1)
        return asyncio.all_tasks() - before

    assert loop.do(stop()) == set()


def test_a_hung_fetch_does_not_block_the_stop_and_leaves_no_task(loop: Loop) -> None:
    site = RawSite(b"", stay=True)

    async def hang_and_stop() -> tuple[float, set[asyncio.Task[Any]], list[Any]]:
        before = asyncio.all_tasks()
        crawler = Crawler(POLICY, ShortMemory())
        await crawler.start()
        urls = [site.url(f"/{number}") for number in range(3)]
        fetches = [asyncio.create_task(crawler.fetch(PageRequest(url=url))) for url in urls]
        await asyncio.sleep(0.2)
        began = time.monotonic()
        await crawler.stop(grace=0.1)
        took = time.monotonic() - began
        ends = await asyncio.gather(*fetches, return_exceptions=True)
        await asyncio.sleep(0.05)
        return took, asyncio.all_tasks() - before, ends

    took, left, ends = loop.do(hang_and_stop())
    site.close()
    assert took < 1
    assert not left
    assert [type(end) for end in ends] == [CrawlerStoppedError] * 3


def test_a_long_delay_does_not_block_the_stop(site: Site, loop: Loop) -> None:
    site.pages["/a"] = Answer()

    async def wait_and_stop() -> float:
        crawler = Crawler(Policy(contact="", delay=60.0, allow_hosts=("127.0.0.1",)), ShortMemory())
        await crawler.start()
        fetch = asyncio.create_task(crawler.fetch(PageRequest(url=site.url("/a"))))
        await asyncio.sleep(0.2)
        began = time.monotonic()
        await crawler.stop(grace=0.1)
        with pytest.raises(CrawlerStoppedError):
            await fetch
        return time.monotonic() - began

    assert loop.do(wait_and_stop()) < 1


def test_what_is_under_way_has_its_time_to_end(site: Site, loop: Loop) -> None:
    def slowly(_: Asked) -> Answer:
        time.sleep(0.3)
        return Answer(body=b"done")

    site.pages["/a"] = slowly

    async def ask_and_stop() -> bytes:
        crawler = Crawler(POLICY, ShortMemory())
        await crawler.start()
        fetch = asyncio.create_task(crawler.fetch(PageRequest(url=site.url("/a"))))
        await asyncio.sleep(0.1)
        await crawler.stop(grace=5)
        page = await fetch
        return getattr(page, "body", b"")

    assert loop.do(ask_and_stop()) == b"done"


def test_a_fetch_that_is_given_up_gives_its_turn_back(site: Site, visitor: Visitor) -> None:
    site.pages["/a"] = Answer(body=b"a")
    silent = RawSite(b"", stay=True)

    async def give_up() -> None:
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(visitor.crawler.fetch(PageRequest(url=silent.url("/"))), 0.2)

    visitor.loop.do(give_up())
    assert visitor.page(site.url("/a")).body == b"a"
    silent.close()
