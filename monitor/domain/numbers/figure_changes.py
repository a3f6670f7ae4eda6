"""Which figures of one wording gave way to which of another."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from rapidfuzz.distance import Indel

from monitor.domain.changes import FigureChange
from monitor.domain.numbers.bounds import read_bound
from monitor.domain.numbers.designations import is_garbled
from monitor.domain.numbers.figures import Figure, read_numbers, without_numbers
from monitor.domain.numbers.spelled import instead_of_digits, is_spelled_out, numbers_in_letters, respelled, spelled_out
from monitor.domain.numbers.units import is_counter, is_wording

_MANY = 10_000  # pairs of figures worth weighing; beyond that they are paired in their order
_MOMENTS = ("date", "time")
_FEW = 12  # figures of a sentence among which two changed places
_CONTEXT = 16  # letters on each side
_BESIDE = 40  # letters among which the words beside a figure are looked for
_STEM = 5  # letters that forms of one word share
_ANY_WORD = re.compile(r"[^\W\d_]+|[^\w\s]")
_LONG_WORD = re.compile(r"[^\W\d_]{4,}|[가-힣]{2,}|[㐀-鿿]{2,}")
_PARTICLE = re.compile(r"^[가-힣]+")  # what is glued to a figure says nothing of it
_STOP = re.compile(r"[,.;!?…]")
_SCORE = re.compile(r"\d{1,3}(?:[-:]\d{1,3})+")
_FAR, _FAR_OF_ANOTHER = 1000, 20  # times as much, of one unit and of two
_NEAR = 0.4  # of the letters around two figures of different units, that one took the other's place


@dataclass(frozen=True, slots=True)
class Exchange:
    """A figure that gave way to another; what merely went or came has one side alone."""

    before: Figure | None
    after: Figure | None
    anchored: bool = False  # whether a word beside it or what it is a figure of says that both measure one thing

    @property
    def change(self) -> FigureChange:
        """Both as written on the page."""
        return _change(self.before, self.after)


def compare_figures(before: str, after: str) -> tuple[FigureChange, ...]:
    """Say which figures of one wording gave way to which of the other; spelling one otherwise is no change.

    A figure without a partner has an empty other side.
    """
    return tuple(each.change for each in exchanged(before, after))


@lru_cache(maxsize=64)
def exchanged(before: str, after: str, stays: frozenset[str] = frozenset()) -> tuple[Exchange, ...]:
    """Pair the figures of two wordings by what they measure, and by the words around them.

    ``stays`` are figures that the texts around both wordings state: they gave way to none.
    """
    if is_garbled(before) or is_garbled(after):
        return ()
    old, new = read_numbers(before), read_numbers(after)
    gone, come = _recounted(_missing(old, new), _missing(new, old))
    swapped = () if gone or come else _swapped(old, new, before, after)
    unbound = _unbound(gone, after), _unbound(come, before)
    gone = [figure for figure in gone if not is_spelled_out(figure, after)]
    come = [figure for figure in come if not is_spelled_out(figure, before)]
    pairs = [
        (a, b)
        for a, b in _paired(gone, come, before, after)
        if not {a.text, b.text} & stays or _are_of_one(a, b, before, after)
    ]
    paired = {id(figure) for pair in pairs for figure in pair}
    gone, come = ([each for each in figures if id(each) not in paired] for figures in (gone, come))
    letters = tuple(_in_letters_instead(gone, come, before, after))
    taken = {id(figure) for each in letters for figure in (each.before, each.after)}
    return (
        *(Exchange(a, b, anchored=True) for a, b in swapped),
        *(Exchange(a, b, _are_of_one(a, b, before, after)) for a, b in pairs),
        *(Exchange(figure, None) for figure in gone if id(figure) not in taken),
        *(Exchange(None, figure) for figure in come if id(figure) not in taken),
        *_by_letters(" ".join(figure.text for pair in pairs for figure in pair), before, after),
        *letters,
        *(() if old or new else _bounds_of_letters(before, after)),
        *(Exchange(figure, _in_letters(word, after), anchored=True) for figure, word in unbound[0]),
        *(Exchange(_in_letters(word, before), figure, anchored=True) for figure, word in unbound[1]),
    )


def _by_letters(read: str, before: str, after: str) -> Iterator[Exchange]:
    """Give the numbers in letters that gave way to others in letters, and were not ``read`` as figures."""
    for was, became in respelled(before, after):
        if not (was in read or became in read):
            yield Exchange(_in_letters(was, before), _in_letters(became, after), anchored=True)


def _bounds_of_letters(before: str, after: str) -> Iterator[Exchange]:
    """Give the numbers in letters that stayed and got or lost their bound: ruim duizend, and duizend."""
    old, new = numbers_in_letters(before), numbers_in_letters(after)
    for word in old:
        twins = [other for other in new if other.casefold() == word.casefold()]
        if len(twins) == 1:
            was, became = _bounded(word, before), _bounded(twins[0], after)
            if was.bound != became.bound:
                yield Exchange(was, became, anchored=True)


def _bounded(word: str, text: str) -> Figure:
    at = text.find(word)
    bound, start, end = read_bound(text, at, at + len(word))
    return Figure(text=text[start:end].strip(), unit="", bound=bound, start=start, end=end)


def _in_letters_instead(gone: Sequence[Figure], come: Sequence[Figure], before: str, after: str) -> Iterator[Exchange]:
    """Give the figures without a partner in whose place the other wording says a number in letters."""
    for was, became in instead_of_digits(before, after):
        figures, number = (gone, was) if was.isdecimal() else (come, became)
        figure = next((each for each in figures if number in each.text), None)
        if figure and figures is gone:
            yield Exchange(figure, _in_letters(became, after), anchored=True)
        elif figure:
            yield Exchange(_in_letters(was, before), figure, anchored=True)


def _unbound(figures: Sequence[Figure], text: str) -> list[tuple[Figure, str]]:
    """Give the bounded figures that another text says in letters and without the bound: ruim 100, and honderd."""
    found = ((figure, spelled_out(figure, text)) for figure in figures if figure.bound)
    return [(figure, word) for figure, word in found if word and not _is_bounded(word, text)]


def _is_bounded(word: str, text: str) -> bool:
    at = text.find(word)
    return read_bound(text, at, at + len(word))[0] is not None


def _swapped(old: Sequence[Figure], new: Sequence[Figure], before: str, after: str) -> list[tuple[Figure, Figure]]:
    """Give figures of equal values that stand beside other words now: three dead and five hurt, the other way round."""
    if without_numbers(before) == without_numbers(after):  # all but they stayed in place
        return [(a, b) for a, b in zip(old, new, strict=False) if a.says[:3] != b.says[:3]]
    moved = list(_moved(old[:_FEW], new[:_FEW], before, after))
    exchanged = {(a.says, b.says) for a, b in moved}
    return [(a, b) for a, b in moved if (b.says, a.says) in exchanged]


def _moved(old: Sequence[Figure], new: Sequence[Figure], before: str, after: str) -> Iterator[tuple[Figure, Figure]]:
    for figure in old:
        if any(_are_of_one(figure, other, before, after) for other in new if other.says == figure.says):
            continue
        beside = [other for other in new if _are_of_one(figure, other, before, after)]
        if len(beside) == 1:
            yield figure, beside[0]


def _in_letters(word: str, text: str) -> Figure:
    at = max(0, text.find(word))
    return Figure(text=word, unit="", start=at, end=at + len(word))


def _are_of_one(a: Figure, b: Figure, before: str, after: str) -> bool:
    """Whether two figures measure one thing, as a word beside both of them says; running scores always do."""
    if _SCORE.fullmatch(a.text) and _SCORE.fullmatch(b.text):
        return True
    ends = {a.value, a.low, a.high} & {b.value, b.low, b.high} - {None}
    if ends and a.unit == b.unit and (a.low is None) != (b.low is None):
        return True  # up to 1,200, and 1,000 to 1,200
    one, other = _beside(a, before), _beside(b, after)
    return a.unit == b.unit and any(_are_forms(word, twin) for word in one for twin in other)


def _beside(figure: Figure, text: str) -> list[str]:
    ahead = _STOP.split(text[max(0, figure.start - _BESIDE) : figure.start])[-1]
    behind = _STOP.split(_PARTICLE.sub("", text[figure.end : figure.end + _BESIDE], count=1))[0]
    return [*_LONG_WORD.findall(ahead)[-1:], *_LONG_WORD.findall(behind)[:1]]


def _are_forms(one: str, other: str) -> bool:
    return one[:_STEM].casefold() == other[:_STEM].casefold()


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
    if a.unit != b.unit and "score" in (a.unit, b.unit):
        return 0.0
    if (a.unit in _MOMENTS) != (b.unit in _MOMENTS) or (not alike and around < _NEAR):
        return 0.0
    if not (a.unit or b.unit or _is_in_place(a, b, before, after)):
        return 0.0
    if _is_far(a, b) and not _are_of_one(a, b, before, after):
        return 0.0
    return 2 * alike + (a.says[:3] == b.says[:3]) + float(around)


def _is_in_place(a: Figure, b: Figure, before: str, after: str) -> bool:
    """Whether two numbers without a unit stand beside one word, or at the same end of what is said."""
    ahead = _last(before[: a.start]), _last(after[: b.start])
    behind = _first(before[a.end :]), _first(after[b.end :])
    return ahead[0] == ahead[1] or behind[0] == behind[1] or _are_of_one(a, b, before, after)


def _last(text: str) -> str:
    return "".join(_ANY_WORD.findall(text[-_BESIDE:])[-1:])


def _first(text: str) -> str:
    return "".join(_ANY_WORD.findall(text[:_BESIDE])[:1])


def _is_far(a: Figure, b: Figure) -> bool:
    """Whether two amounts are of other orders, as no correction and no news makes of one amount the other."""
    if not (isinstance(a.value, Decimal) and isinstance(b.value, Decimal) and a.value and b.value):
        return False
    times = max(abs(a.value / b.value), abs(b.value / a.value))
    return times >= (_FAR if a.unit == b.unit else _FAR_OF_ANOTHER)


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
