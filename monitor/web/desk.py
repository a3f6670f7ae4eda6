"""What the page works with: the books, the way to write into them, the settings, and the time."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from secrets import token_urlsafe
from typing import Protocol, TypeVar

from fastapi import Request

from monitor.settings.settings import Settings
from monitor.store.store import Books, Store
from monitor.web.hosts import Names

T = TypeVar("T")


class Write(Protocol):
    """Does one short step in the books, and returns what came of it."""

    def __call__(self, step: Callable[[Books], T]) -> T:
        """Do the step in one transaction: all of it is kept, or, when it raises, nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Everything that a request needs; ``write`` goes by the writer's thread where newsmon runs.

    ``chance`` gives secrets that nobody can guess.
    """

    store: Store
    write: Write
    settings: Settings
    now: Callable[[], datetime]
    chance: Callable[[], str] = token_urlsafe

    @property
    def names(self) -> Names:
        """Return the names by which the page is reached."""
        return Names(public_url=self.settings.web().public_url or "")


def at_once(store: Store) -> Write:
    """Return how to write where nobody else of this process does: each step at once."""

    def write(step: Callable[[Books], T]) -> T:
        with store.begin() as books:
            return step(books)

    return write


def desk_of(request: Request) -> Desk:
    """Return what a request works with."""
    desk: Desk = request.app.state.desk
    return desk
