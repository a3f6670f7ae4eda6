"""What surrounds an article and differs at every visit without anybody having edited anything."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import TypeVar

T = TypeVar("T")

ADVERTS = (
    "오늘만 귤 한 상자 9,900원",
    "봄맞이 자전거 점검 20% 할인",
    "Tide tables for 2,000 harbours",
    "Rain boots: last 37 pairs",
    "물빛시장 토요 장터 08:30",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """Counters, adverts, tokens, a clock and the order of the most-read list, as one visitor sees them."""

    views: int
    likes: int
    sad: int
    comments: int
    token: str
    advert: str
    clock: str
    shift: int

    def shuffled(self, items: Sequence[T]) -> tuple[T, ...]:
        """Return the items in the order of this visit."""
        first = self.shift % max(len(items), 1)
        return (*items[first:], *items[:first])


def furniture(visit: int, now: datetime) -> Furniture:
    """Return what the visitor with that number sees at that moment; no two visitors see the same."""
    return Furniture(
        views=1200 + 7 * visit,
        likes=31 + visit // 2,
        sad=visit // 5,
        comments=visit % 17,
        token=sha256(f"visit {visit}".encode()).hexdigest()[:24],
        advert=ADVERTS[visit % len(ADVERTS)],
        clock=f"{now:%Y.%m.%d %H:%M:%S}",
        shift=visit,
    )
