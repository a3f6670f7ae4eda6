"""Which hosts may be visited now: one batch at a time at each, whoever does the visiting."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Protocol

_NEVER = datetime.min.replace(tzinfo=UTC)


class Frontier(Protocol):
    """Keeps two visitors from one host. What is due at a host is known to the store; this knows whose turn it is."""

    def due(self, hosts: Iterable[str], now: datetime) -> tuple[str, ...]:
        """Return those of the hosts with work that may be visited now, the longest unvisited first."""
        ...

    def claim(self, host: str, now: datetime) -> bool:
        """Take a host, alone; false when somebody has it, or it is not to be visited yet."""
        ...

    def release(self, host: str) -> None:
        """Give a host back."""
        ...

    def delay(self, host: str, until: datetime) -> None:
        """Keep everybody from a host until a moment; a later moment that was set before stays."""
        ...


class LocalFrontier:
    """The frontier of one process."""

    def __init__(self) -> None:
        self._claimed: set[str] = set()
        self._visited: dict[str, datetime] = {}
        self._until: dict[str, datetime] = {}

    def due(self, hosts: Iterable[str], now: datetime) -> tuple[str, ...]:
        """Return those of the hosts with work that may be visited now, the longest unvisited first."""
        free = [host for host in dict.fromkeys(hosts) if self._is_free(host, now)]
        return tuple(sorted(free, key=lambda host: self._visited.get(host, _NEVER)))

    def claim(self, host: str, now: datetime) -> bool:
        """Take a host, alone; false when somebody has it, or it is not to be visited yet."""
        if not self._is_free(host, now):
            return False
        self._claimed.add(host)
        self._visited[host] = now
        self._until.pop(host, None)
        return True

    def release(self, host: str) -> None:
        """Give a host back."""
        self._claimed.discard(host)

    def delay(self, host: str, until: datetime) -> None:
        """Keep everybody from a host until a moment; a later moment that was set before stays."""
        self._until[host] = max(until, self._until.get(host, until))

    def _is_free(self, host: str, now: datetime) -> bool:
        return host not in self._claimed and self._until.get(host, now) <= now
