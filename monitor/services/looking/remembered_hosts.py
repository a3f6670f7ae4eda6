"""What hosts told us, at hand while we run and kept for the next time."""

from functools import partial

from monitor.domain.errors import StoreError
from monitor.domain.hosts import Host
from monitor.services.writer import Writer
from monitor.store.store import Store


class RememberedHosts:
    """The crawler's memory: answers at once, and writes down what changed whenever it is asked to."""

    def __init__(self, store: Store, writer: Writer) -> None:
        self._store = store
        self._writer = writer
        with store.read() as books:
            self._hosts = {host.name: host for host in books.hosts.all()}
        self._changed: dict[str, Host] = {}

    def recall(self, name: str) -> Host | None:
        """Return what is known of a host."""
        return self._hosts.get(name)

    def remember(self, host: Host) -> None:
        """Keep what a host told us."""
        if self._hosts.get(host.name) != host:
            self._hosts[host.name] = self._changed[host.name] = host

    async def keep(self) -> None:
        """Write down what changed since the last time; what cannot be written now waits for the next."""
        if self._changed:
            changed, self._changed = self._changed, {}
            try:
                await self._writer.do(partial(_save, self._store, tuple(changed.values())))
            except StoreError:
                self._changed = changed | self._changed  # what came meanwhile is newer
                raise


def _save(store: Store, hosts: tuple[Host, ...]) -> None:
    with store.begin() as books:
        for host in hosts:
            books.hosts.save(host)
