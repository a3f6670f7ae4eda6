"""Figures in a text, and which of them gave way to others."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from rapidfuzz.distance import Indel

from monitor.domain import moments, numerals
from monitor.domain.amounts import read_amount
from monitor.domain.bounds import read_bound
from monitor.domain.changes import FigureChange
from monitor.domain.designations import masked
from monitor.domain.moments import read_moment
from monitor.domain.numerals import read_numeral
from monitor.domain.readings import Reading
from monitor.domain.units import SYMBOL

# One sign for one sign, so that places in the folded text are places in the text as shown.
_FOLD = str.maketrans(
    {full: full - 0xFEE0 for full in range(0xFF01, 0xFF5F)}
    | dict.fromkeys([0x00A0, 0x3000, *range(0x2000, 0x200B)], " ")
    | {ord(sign): "~" for sign in "∼〜"}
    | {ord(sign): "-" for sign in "–—−‐‑"}
    | {ord(sign): "·" for sign in "ㆍ・･‧•∙"}
)
_OPENING = re.compile(f"{numerals.OPENING}|{SYMBOL.pattern}|{moments.OPENING}", re.IGNORECASE)
_DIGIT = re.compile(r"(?<!\d)(?<!\d[.,])\d")
_MANY = 10_000  # pairs of figures worth weighing; beyond that they are paired in their order
_CONTEXT = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure as written, with what it says: a value or a range, its unit and its bound.

    ``start`` and ``end`` count characters of the composed text (NFC). Units and bounds are those of the
    vocabulary page: ``USD``, ``%``, ``people``, ``date`` …; ``approx lt le ge gt max min``.
    """

    text: str
    unit: str
    start: int
    end: int
    value: Decimal | str | None = None
    low: Decimal | str | None = None
    high: Decimal | str | None = None
    bound: str | None = None

    @property
    def says(self) -> tuple[object, ...]:
        """What makes two figures equal however they are spelled."""
        return (self.value, self.low, self.high, self.unit, self.bound)


def read_figures(text: str) -> tuple[Figure, ...]:
    """Read all figures of a text in order; names that hold digits (5G, 제2차, 12·3) are none.

    >>> [(f.value, f.unit, f.bound) for f in read_figures("약 14조4천억 원")]
    [(Decimal('14400000000000'), 'KRW', 'approx')]
    """
    shown = unicodedata.normalize("NFC", text)
    return tuple(_figures(shown, masked(shown.translate(_FOLD))))


def compare_figures(before: str, after: str) -> tuple[FigureChange, ...]:
    """Say which figures of one wording gave way to which of the other; spelling one otherwise is no change.

    A figure without a partner has an empty other side.
    """
    old, new = _all_figures(before), _all_figures(after)
    gone, come = _missing(old, new), _missing(new, old)
    pairs = _paired(gone, come, before, after)
    lone = [(figure, None) for figure in gone if not any(figure is a for a, _ in pairs)]
    added = [(None, figure) for figure in come if not any(figure is b for _, b in pairs)]
    return tuple(_change(a, b) for a, b in [*pairs, *lone, *added])


def _figures(shown: str, text: str) -> Iterator[Figure]:
    at = 0
    while opening := _OPENING.search(text, at):
        reading = read_moment(text, opening.start()) or read_amount(text, opening.start())
        if not reading:
            at = opening.end()
            continue
        yield _figure(shown, text, reading)
        at = reading.end


def _figure(shown: str, text: str, reading: Reading) -> Figure:
    bound, start, end = read_bound(text, reading.start, reading.end)
    return Figure(
        text=shown[start:end].strip(),
        value=reading.value,
        low=reading.low,
        high=reading.high,
        unit=reading.unit,
        bound=bound or ("approx" if reading.about else None),
        start=start,
        end=end,
    )


@lru_cache(maxsize=128)
def _all_figures(text: str) -> tuple[Figure, ...]:
    """Read the figures, and the numbers that stand without a unit: a score, a year, a place."""
    shown = unicodedata.normalize("NFC", text)
    folded = masked(shown.translate(_FOLD))
    figures = tuple(_figures(shown, folded))
    taken = {place for figure in figures for place in range(figure.start, figure.end)}
    starts = (digit.start() for digit in _DIGIT.finditer(folded) if digit.start() not in taken)
    bare = (
        Figure(text=shown[start : found.end], value=found.value, unit="", start=start, end=found.end)
        for start in starts
        if (found := read_numeral(folded, start))
    )
    return tuple(sorted((*figures, *bare), key=lambda figure: figure.start))


def _missing(ours: Sequence[Figure], theirs: Sequence[Figure]) -> list[Figure]:
    """List our figures that they do not have, the last of equal ones first to be missed."""
    left = Counter(figure.says for figure in theirs)
    missing = []
    for figure in ours:
        if left[figure.says]:
            left[figure.says] -= 1
        else:
            missing.append(figure)
    return missing


def _paired(gone: Sequence[Figure], come: Sequence[Figure], before: str, after: str) -> list[tuple[Figure, Figure]]:
    """Pair figures, best first: the same unit and the likest words around; each at most once."""
    if len(gone) * len(come) > _MANY:
        return list(zip(gone, come, strict=False))
    ranked = sorted(
        (-_likeness(a, b, before, after), abs(i - j), i + j, min(i, j), i, j)
        for i, a in enumerate(gone)
        for j, b in enumerate(come)
        if _may_pair(a, b)
    )
    pairs: dict[int, int] = {}
    for *_, i, j in ranked:
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return [(gone[i], come[j]) for i, j in sorted(pairs.items())]


def _may_pair(a: Figure, b: Figure) -> bool:
    moments = ("date", "time")
    return (a.unit in moments) == (b.unit in moments)


def _likeness(a: Figure, b: Figure, before: str, after: str) -> float:
    around = Indel.normalized_similarity(_around(a, before), _around(b, after))
    return 2 * (a.unit == b.unit) + (a.says[:3] == b.says[:3]) + around


def _around(figure: Figure, text: str) -> str:
    return text[max(0, figure.start - _CONTEXT) : figure.start] + text[figure.end : figure.end + _CONTEXT]


def _change(before: Figure | None, after: Figure | None) -> FigureChange:
    return FigureChange(
        before=before.text if before else "",
        after=after.text if after else "",
        unit=(after or before or _NOTHING).unit,
        percent=_percent(before, after),
    )


_NOTHING = Figure(text="", unit="", start=0, end=0)


def _percent(before: Figure | None, after: Figure | None) -> float | None:
    """Tell the change in per cent, where both sides are single amounts of one unit; bounded to what can be read."""
    if before is None or after is None or before.unit != after.unit:
        return None
    old, new = before.value, after.value
    if not isinstance(old, Decimal) or not isinstance(new, Decimal) or not old or old == new:
        return None
    percent = round(float((new - old) / abs(old) * 100), 1)
    return percent if abs(percent) < 1e9 else None  # noqa: PLR2004 - beyond that a percentage tells nobody anything
