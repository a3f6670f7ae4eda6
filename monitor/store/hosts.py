"""What hosts told us about how they want to be visited."""

from dataclasses import asdict

from sqlalchemy import select

from monitor.domain.hosts import Host
from monitor.store.book import Book
from monitor.store.schema import hosts


class Hosts(Book):
    """Hosts by name and port."""

    def all(self) -> tuple[Host, ...]:
        """Return every host that we remember."""
        found = self._on.execute(select(hosts).order_by(hosts.c.name))
        return tuple(Host(**row) for row in found.mappings())

    def save(self, host: Host) -> None:
        """Remember a host as it is now."""
        self._put(hosts, asdict(host), key=["name"])
