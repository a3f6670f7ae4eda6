"""Which hosts may be visited now: one batch at a time at each, whoever does the visiting."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Protocol

_NEVER = datetime.min.replace(tzinfo=UTC)


class Frontier(Protocol):
    """Keeps two visitors from one host. What is due at a host is known to the store; this knows whose turn it is."""

    def due(self, hosts: Iterable[str]) -> tuple[str, ...]:
        """Return those of the hosts with work that nobody visits, the longest unvisited first."""
        ...

    def claim(self, host: str, now: datetime) -> bool:
        """Take a host, alone; false when somebody has it."""
        ...

    def release(self, host: str) -> None:
        """Give a host back."""
        ...


class LocalFrontier:
    """The frontier of one process."""

    def __init__(self) -> None:
        self._claimed: set[str] = set()
        self._visited: dict[str, datetime] = {}

    def due(self, hosts: Iterable[str]) -> tuple[str, ...]:
        """Return those of the hosts with work that nobody visits, the longest unvisited first."""
        free = [host for host in dict.fromkeys(hosts) if host not in self._claimed]
        return tuple(sorted(free, key=lambda host: self._visited.get(host, _NEVER)))

    def claim(self, host: str, now: datetime) -> bool:
        """Take a host, alone; false when somebody has it."""
        if host in self._claimed:
            return False
        self._claimed.add(host)
        self._visited[host] = now
        return True

    def release(self, host: str) -> None:
        """Give a host back."""
        self._claimed.discard(host)
