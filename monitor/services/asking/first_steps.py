"""How far somebody is who sets newsmon up."""

from dataclasses import dataclass
from datetime import datetime

from monitor.domain.deliveries import State
from monitor.domain.views import FoundArticle
from monitor.services.asking.searching import Asked, search
from monitor.store.store import Books

FEW = 3  # articles that show what topics meet


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstSteps:
    """What the topics met, the newest first, and whether a message went out."""

    met: tuple[FoundArticle, ...]
    sent: bool


def first_steps(books: Books, now: datetime) -> FirstSteps:
    """Say how far somebody is who sets newsmon up."""
    asked = [Asked(topic=name, limit=FEW) for name in books.topics.names()]
    met = {found.article: found for each in asked for found in search(books, each, now).found}
    newest = sorted(met.values(), key=lambda found: found.seen_at, reverse=True)
    return FirstSteps(met=tuple(newest[:FEW]), sent=bool(books.deliveries.all(state=State.SENT, limit=1)))
