"""Stories and their articles, as far as others are compared with them and people look at them."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryMember:
    """An article as part of a story: what another article has to be compared with, and why it belongs here."""

    article: int
    story: int
    source: str
    outlet: str
    url: str
    title: str
    opening: str
    published: datetime | None
    first_seen: datetime
    tie: str = ""
    tie_reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryAbout:
    """A story at a glance; ``last_at`` is when its newest article was first seen."""

    id: int
    title: str
    began_at: datetime
    last_at: datetime
    articles: int
