"""The threads of channels, in which a story is told on."""

from sqlalchemy import select

from monitor.store.book import Book
from monitor.store.schema import threads


class Threads(Book):
    """Threads by story and target."""

    def of(self, story: int, channel: str, target: str) -> str | None:
        """Return what the target calls the thread of a story, if one was begun there."""
        return self._on.scalar(
            select(threads.c.reference).where(
                threads.c.story_id == story, threads.c.channel == channel, threads.c.target == target
            )
        )

    def keep(self, story: int, channel: str, target: str, reference: str) -> None:
        """Keep what the target calls the thread of a story."""
        row = {"story_id": story, "channel": channel, "target": target, "reference": reference}
        self._put(threads, row, key=["story_id", "channel", "target"])
