"""Stories and their articles, as far as others are compared with them and people look at them or put them right."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import lru_cache

from monitor.domain.addresses.address import Address
from monitor.domain.kinship.fingerprints import Fingerprint, fingerprint
from monitor.domain.kinship.likeness import tie
from monitor.domain.kinship.stages import bare_title
from monitor.domain.texts.text import key
from monitor.domain.ties import Likeness, Tie, Told

CLOSENESS = (Tie.ARTICLE, Tie.FOLLOWUP, Tie.COPY)  # an event in other words begins a story of its own


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

    @property
    def address(self) -> Address:
        """Where it stands."""
        return Address.of(self.url)


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryAbout:
    """A story at a glance; ``last_at`` is when its newest article was first seen."""

    id: int
    title: str
    began_at: datetime
    last_at: datetime
    articles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Elsewhere:
    """How many other outlets print a story's text, and how many of them under another headline."""

    outlets: int
    retitled: int = 0


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


def elsewhere(members: Sequence[StoryMember], shown: Collection[int | None]) -> Elsewhere | None:
    """Say who else prints the text of a story, beside the outlets of its own steps and of the articles ``shown``.

    ``members`` stand in the order they came: another headline is one that the first of them does not have.
    """
    named = {member.outlet for member in members if member.tie != Tie.COPY or member.article in shown}
    headlines: dict[str, set[str]] = {}
    for member in members:
        if member.outlet not in named:
            headlines.setdefault(member.outlet, set()).add(key(bare_title(member.title)))
    if not headlines:
        return None
    first = key(bare_title(members[0].title))
    return Elsewhere(outlets=len(headlines), retitled=sum(first not in printed for printed in headlines.values()))


def closest(told: Told, near: Sequence[StoryMember]) -> tuple[StoryMember, Likeness] | None:
    """Return the closest of some articles, and how it is tied: itself, else the one that shares most of the text.

    Where a copy shares as much as the step that it was made of, a further step follows the step.
    """
    own = fingerprint(told)
    ties = [(member, tie(_fingerprint(member), own)) for member in near]
    close = [(member, likeness) for member, likeness in ties if likeness.tie in CLOSENESS]
    return min(close, key=lambda found: _distance(found[1]), default=None)


def _distance(likeness: Likeness) -> tuple[bool, float, int]:
    return likeness.tie is not Tie.ARTICLE, -likeness.share, CLOSENESS.index(likeness.tie)


@lru_cache(maxsize=256)  # each takes a millisecond to make, and 150 kB to keep
def _fingerprint(member: StoryMember) -> Fingerprint:
    return fingerprint(
        Told(
            url=member.url,
            title=member.title,
            text=member.opening,
            outlet=member.outlet,
            published=member.published or member.first_seen,
        )
    )
