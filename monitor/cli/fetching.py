"""Fetching single pages with the manners of the daemon, for the commands that need one or two."""

from collections.abc import Awaitable, Callable, Coroutine
from pathlib import Path
from typing import Any, TypeVar

from monitor.cli.opening import settings_at
from monitor.domain.addresses.address import Address
from monitor.domain.errors import NewsmonError, WrongUseError
from monitor.domain.pages import Failure, Page, PageRequest
from monitor.fetch.crawler import Crawler
from monitor.fetch.loop import run
from monitor.fetch.memory import ShortMemory
from monitor.fetch.policy import Policy
from monitor.settings.load import locate
from monitor.settings.settings import Settings

T = TypeVar("T")
Fetch = Callable[[Address], Awaitable[Page]]


def fetching(config: Path | None, work: Callable[[Fetch], Coroutine[Any, Any, T]]) -> T:
    """Do some work that fetches pages, and return what comes of it; once in a process, since the loop is.

    Fetching raises ``NewsmonError`` with the reason where there is no page.
    """
    done: list[T] = []

    async def main() -> int:
        crawler = Crawler(_policy(config), ShortMemory())
        await crawler.start()
        try:
            done.append(await work(lambda address: _page(crawler, address)))
        finally:
            await crawler.stop(1.0)
        return 0

    run(main)
    return done[0]


async def _page(crawler: Crawler, address: Address) -> Page:
    if trouble := address.objection:
        raise WrongUseError(trouble, to=address.url, do="Write it as https://host/path")
    answer = await crawler.fetch(PageRequest(url=address.url))
    if isinstance(answer, Failure):
        raise NewsmonError(answer.reason, to=address.url)
    return answer


def fetch_all(addresses: list[Address], config: Path | None) -> list[Page]:
    """Fetch pages, one after another."""

    async def work(fetch: Fetch) -> list[Page]:
        return [await fetch(address) for address in addresses]

    return fetching(config, work) if addresses else []


def settings_if_any(config: Path | None) -> Settings | None:
    """Read the settings; none where there is no file and none was named."""
    return settings_at(config) if config is not None or locate(None).is_file() else None


def _policy(config: Path | None) -> Policy:
    """Behave as the settings say, or as a guest without a name where there are none."""
    from monitor.app import policy_of

    settings = settings_if_any(config)
    return policy_of(settings) if settings else Policy(contact="")
