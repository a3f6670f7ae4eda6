"""What hosts told us, kept at hand while we run and handed on to be kept for longer."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, Protocol

from scrapy.crawler import Crawler

from monitor.domain.addresses.address import Address
from monitor.domain.hosts import Host
from monitor.domain.timekeeping import went_back


def present() -> datetime:
    """Tell the time in UTC."""
    return datetime.now(UTC)


class HostMemory(Protocol):
    """Where hosts are kept from one run to the next; both calls come from the event loop and must be quick."""

    def recall(self, name: str) -> Host | None:
        """Return what is known of a host, by host name and port."""
        ...

    def remember(self, host: Host) -> None:
        """Keep what is known of a host now."""
        ...


class ShortMemory:
    """A memory that lasts as long as the process; for dry runs and tests."""

    def __init__(self) -> None:
        self.hosts: dict[str, Host] = {}

    def recall(self, name: str) -> Host | None:
        """Return what is known of a host."""
        return self.hosts.get(name)

    def remember(self, host: Host) -> None:
        """Keep what is known of a host now."""
        self.hosts[host.name] = host


class Hosts:
    """The hosts as we know them; each is recalled once, and handed on whenever it changes."""

    def __init__(self, memory: HostMemory, now: Callable[[], datetime] = present) -> None:
        self.now = now
        self._memory = memory
        self._known: dict[str, Host] = {}
        self._latest = now()

    def of(self, address: Address) -> Host:
        """Return the host of an address as we know it."""
        self._heed_the_clock()
        name = address.host
        if name not in self._known:
            self._known[name] = self._memory.recall(name) or Host(name=name)
        return self._known[name]

    def note(self, address: Address, **news: Any) -> Host:  # noqa: ANN401  (fields of Host, each with its own type)
        """Change what we know of the host of an address, and hand it on if that is news."""
        before = self.of(address)
        after = replace(before, **news)
        self._keep(after)
        return after

    def _heed_the_clock(self) -> None:
        """Where the clock was set back, let no host wait until it is as late again."""
        now, before = self.now(), self._latest
        self._latest = now
        if went_back(before, now):
            for host in tuple(self._known.values()):
                self._keep(host.set_back(before, now))

    def _keep(self, host: Host) -> None:
        if host != self._known.get(host.name):
            self._known[host.name] = host
            self._memory.remember(host)


def hosts_of(crawler: Crawler) -> Hosts:
    """Return the hosts as the crawler's spider knows them: all of ours carry them as ``hosts``."""
    hosts: Hosts = crawler.spider.hosts  # type: ignore[union-attr]  # components are built after their spider
    return hosts
