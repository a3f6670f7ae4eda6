"""Single facts: when newsmon was installed, from when it tells, its last sign of life."""

from sqlalchemy import delete, select

from monitor.store.book import Book
from monitor.store.schema import facts


class Installation(Book):
    """Facts by name, as text."""

    def get(self, name: str) -> str | None:
        """Return a fact, if it is known."""
        return self._on.scalar(select(facts.c.value).where(facts.c.name == name))

    def put(self, name: str, value: str) -> None:
        """Keep a fact, in place of what it was before."""
        self._put(facts, {"name": name, "value": value}, key=["name"])

    def drop(self, name: str) -> None:
        """Forget a fact."""
        self._on.execute(delete(facts).where(facts.c.name == name))
