"""The pace at which one host is asked."""

from scrapy import Request
from scrapy.core.downloader import Downloader
from scrapy.crawler import Crawler

from monitor.domain.addresses.address import Address

ABANDON = object()  # a signal: break off what is under way, we stop


class PacedDownloader(Downloader):
    """Scrapy's downloader, with one slot per host and port whose delay can be lengthened while it runs."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._wishes: dict[str, dict[str, float]] = {}
        crawler.signals.connect(self.hurry, signal=ABANDON)

    def get_slot_key(self, request: Request) -> str:
        """Name the slot by the address itself: after a redirect, Scrapy's would still be the first host's."""
        return Address.of(request.url).host

    def lengthen(self, name: str, who: str, seconds: float) -> None:
        """Leave at least so many seconds between two requests to a host while ``who`` wishes it; 0 ends the wish.

        The longest wish holds, and never less than the settings' delay.
        """
        wishes = self._wishes.setdefault(name, {})
        wishes[who] = seconds
        delay = max(self._delay, *wishes.values())
        # Scrapy drops a slot after a minute without requests, and makes the next one from here.
        self.per_slot_settings[name] = {"delay": delay}
        if name in self.slots:
            self.slots[name].delay = delay

    def hurry(self) -> None:
        """Let all that waits for its turn go on at once."""
        for slot in self.slots.values():
            slot.delay = 0
            slot.close()  # its alarm clock; the slot itself stays in use
            self._process_queue(slot)
