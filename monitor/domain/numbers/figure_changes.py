"""Which figures of one wording gave way to which of another."""

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

from rapidfuzz.distance import Indel

from monitor.domain.changes import FigureChange
from monitor.domain.numbers.figures import Figure, read_numbers
from monitor.domain.numbers.spelled import is_spelled_out, respelled
from monitor.domain.numbers.units import is_counter, is_wording

_MANY = 10_000  # pairs of figures worth weighing; beyond that they are paired in their order
_MOMENTS = ("date", "time")
_CONTEXT = 16  # letters on each side
_NEAR = 0.4  # of the letters around two figures of different units, that one took the other's place


@lru_cache(maxsize=64)
def compare_figures(before: str, after: str) -> tuple[FigureChange, ...]:
    """Say which figures of one wording gave way to which of the other; spelling one otherwise is no change.

    A figure without a partner has an empty other side.
    """
    old, new = read_numbers(before), read_numbers(after)
    gone, come = _recounted(_missing(old, new), _missing(new, old))
    gone = [figure for figure in gone if not is_spelled_out(figure, after)]
    come = [figure for figure in come if not is_spelled_out(figure, before)]
    pairs = _paired(gone, come, before, after)
    paired = {id(figure) for pair in pairs for figure in pair}
    lone = [(figure, None) for figure in gone if id(figure) not in paired]
    added = [(None, figure) for figure in come if id(figure) not in paired]
    changes = [_change(a, b) for a, b in [*pairs, *lone, *added]]
    read = " ".join(figure.text for figure in (*gone, *come))
    letters = (FigureChange(before=a, after=b) for a, b in respelled(before, after) if not (a in read or b in read))
    return (*changes, *letters)


def _recounted(gone: list[Figure], come: list[Figure]) -> tuple[list[Figure], list[Figure]]:
    """Leave out numbers that only the noun behind them tells apart: 21 babies and 21 infants."""
    if len(gone) * len(come) > _MANY:
        return gone, come
    kept, left = [], list(come)
    for figure in gone:
        if twin := next((other for other in left if _is_one_count(figure, other)), None):
            left.remove(twin)
        else:
            kept.append(figure)
    return kept, left


def _is_one_count(a: Figure, b: Figure) -> bool:
    if a.says[:3] != b.says[:3] or a.bound != b.bound:
        return False
    return all(is_wording(figure.unit) for figure in (a, b)) or (
        not (a.unit and b.unit) and is_counter(a.unit or b.unit)
    )


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
        (-likeness, abs(i - j), i + j, min(i, j), i, j)
        for i, a in enumerate(gone)
        for j, b in enumerate(come)
        if (likeness := _likeness(a, b, before, after))
    )
    pairs: dict[int, int] = {}
    for *_, i, j in ranked:
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return [(gone[i], come[j]) for i, j in sorted(pairs.items())]


def _likeness(a: Figure, b: Figure, before: str, after: str) -> float:
    """Weigh how likely one figure took the other's place; nothing where they have nothing to do with each other."""
    around = Indel.normalized_similarity(_around(a, before), _around(b, after))
    alike = bool(a.unit) and a.unit == b.unit
    if (a.unit in _MOMENTS) != (b.unit in _MOMENTS) or (not alike and around < _NEAR):
        return 0.0
    return 2 * alike + (a.says[:3] == b.says[:3]) + float(around)


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
