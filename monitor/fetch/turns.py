"""One at a time at each host: what an answer tells us must hold for the next request."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from monitor.domain.addresses.address import Address


class Turns:
    """Lets so many requests at a time go to one host; the others wait, first come, first served."""

    def __init__(self, per_host: int) -> None:
        self._per_host = per_host
        self._doors: dict[str, asyncio.Semaphore] = {}
        self._people: Counter[str] = Counter()

    @asynccontextmanager
    async def at(self, address: Address) -> AsyncIterator[None]:
        """Wait for a turn at the host of an address, and give it back."""
        name = address.host
        door = self._doors.setdefault(name, asyncio.Semaphore(self._per_host))
        self._people[name] += 1
        try:
            async with door:
                yield
        finally:
            self._leave(name)

    def _leave(self, name: str) -> None:
        self._people[name] -= 1
        if not self._people[name]:
            del self._people[name], self._doors[name]
