"""What this installation keeps of itself: since when it tells, its last sign of life, what it told of a channel."""

from sqlalchemy import delete, select

from monitor.store.book import Book
from monitor.store.schema import installation

ALIVE = "alive"  # a property: when newsmon last did all its work


class Installation(Book):
    """Its properties by name, as text."""

    def get(self, name: str) -> str | None:
        """Return a property, if it is known."""
        return self._on.scalar(select(installation.c.value).where(installation.c.name == name))

    def put(self, name: str, value: str) -> None:
        """Keep a property, in place of what it was before."""
        self._put(installation, {"name": name, "value": value}, key=["name"])

    def drop(self, name: str) -> None:
        """Forget a property."""
        self._on.execute(delete(installation).where(installation.c.name == name))
