"""Stories and their articles, as far as others are compared with them and people look at them or put them right."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


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


class Deed(StrEnum):
    """What a person did to stories."""

    SPLIT = "split"  # articles left a story, for one of their own
    MERGE = "merge"  # all articles of a story went into another


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryCorrection:
    """Articles that a person moved from one story ``into`` another; ``undone_at`` when it was taken back."""

    id: int
    at: datetime
    deed: Deed
    story: int
    into: int
    articles: tuple[int, ...]
    undone_at: datetime | None = None
