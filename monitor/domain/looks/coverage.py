"""How much of what is edited is seen: worked out from the gaps between the looks that were really made."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import log

YOUNGEST = timedelta(minutes=1)  # by when the chance of an edit begins to fall with the age of the wording
FEWEST = 30  # looks, below which nothing is said of what was seen
LIVES = tuple(timedelta(minutes=n) for n in (1, 3, 7, 15, 60))  # of which it is said
# Gaps are kept in sums by their length; within one such step lengths differ too little to matter.
STEPS = (1.5, 2, 3, 4, 5, 7, 10, 15, 20, 30, 45, 60, 90, 120, 180, 240, 360, 480, 720, 1440, 2880)  # minutes
_MINUTE = timedelta(minutes=1)
_FINE = 1 / 64  # of a minute, to which a delay is found


@dataclass(frozen=True, slots=True, kw_only=True)
class Gaps:
    """Gaps of about the same length between two looks at an article, summed up.

    ``chance`` is how likely an edit came in one of them, in the unit of :func:`chance`; ``weighed`` are their minutes,
    each weighed by its chance.
    """

    chance: float
    weighed: float
    looks: int

    @property
    def minutes(self) -> float:
        """How long such a gap is."""
        return self.weighed / self.chance if self.chance else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """What was seen of edits, of those that stood for each of ``LIVES``; none where looks are too few to say.

    ``half`` and ``nearly_all`` are within which time one half, and 95 of 100, of lasting edits were found.
    """

    articles: int
    looks: int
    seen: tuple[float, ...] | None = None
    half: timedelta | None = None
    nearly_all: timedelta | None = None


def chance(before: datetime, now: datetime, born: datetime) -> float:
    """Say how likely an edit came between two looks at a wording that was born then, beside other such gaps.

    The chance of an edit in a minute falls as one over the age of the wording, so that of a gap is the logarithm of
    how many times older the wording became in it.

    >>> noon = datetime(2026, 3, 2, 12)
    >>> ten, hundred = noon + timedelta(minutes=10), noon + timedelta(minutes=100)
    >>> chance(noon, ten, noon) == chance(ten, hundred, noon)
    True
    """
    return log(max(now - born, YOUNGEST) / max(before - born, YOUNGEST))


def step_of(before: datetime, now: datetime) -> int:
    """Return which of the steps a gap belongs to."""
    return bisect_left(STEPS, (now - before) / _MINUTE)


def covered(articles: int, gaps: Iterable[Gaps]) -> Coverage:
    """Say what was seen, from all gaps between the looks at some articles."""
    known = [each for each in gaps if each.chance > 0]
    looks = sum(each.looks for each in known)
    if looks < FEWEST:
        return Coverage(articles=articles, looks=looks)
    return Coverage(
        articles=articles,
        looks=looks,
        seen=tuple(share_seen(known, life) for life in LIVES),
        half=found_within(known, 0.5),
        nearly_all=found_within(known, 0.95),
    )


def share_seen(gaps: Sequence[Gaps], life: timedelta) -> float:
    """Return which share of the edits that stand for so long was seen.

    An edit comes at any moment of its gap alike, and is seen where it still stands at the gap's end.
    """
    minutes = life / _MINUTE
    seen = sum(each.chance * min(1.0, minutes / each.minutes) for each in gaps)
    return seen / sum(each.chance for each in gaps)


def found_within(gaps: Sequence[Gaps], share: float) -> timedelta:
    """Return within which time this share of lasting edits was found.

    That an edit which stands for so long is seen, and that one which lasts is found by then, is the same.
    """
    low, high = 0.0, max(each.minutes for each in gaps)
    while high - low > _FINE:
        middle = (low + high) / 2
        low, high = (low, middle) if share_seen(gaps, middle * _MINUTE) >= share else (middle, high)
    return high * _MINUTE
