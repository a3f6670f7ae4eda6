"""Articles that tell the same news."""

from dataclasses import dataclass
from enum import StrEnum


class Tie(StrEnum):
    """How two articles belong together, from closest to not at all."""

    ARTICLE = "article"  # one article under two addresses
    COPY = "copy"  # the same text at another outlet
    FOLLOWUP = "followup"  # a later step of a wire chain
    EVENT = "event"  # the same event in other words
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """How two articles belong together, and why we think so."""

    tie: Tie
    reason: str
