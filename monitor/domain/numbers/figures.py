"""Figures in a text."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from itertools import islice

from monitor.domain.numbers import amounts, moments, numerals
from monitor.domain.numbers.amounts import read_amount
from monitor.domain.numbers.bounds import read_bound
from monitor.domain.numbers.designations import masked
from monitor.domain.numbers.moments import read_moment
from monitor.domain.numbers.numerals import read_numeral
from monitor.domain.numbers.raw_figures import RawFigure
from monitor.domain.numbers.units import SYMBOL, is_wording

# One sign for one sign, so that places in the folded text are places in the text as shown.
_FOLD = str.maketrans(
    {full: full - 0xFEE0 for full in range(0xFF01, 0xFF5F)}
    | dict.fromkeys([0x00A0, 0x3000, *range(0x2000, 0x200B)], " ")
    | {ord(sign): "~" for sign in "∼〜"}
    | {ord(sign): "-" for sign in "–—−‐‑"}
    | {ord(sign): "·" for sign in "ㆍ・･‧•∙"}
)
_DIGIT = re.compile(r"(?<!\d)(?<!\d[.,])\d")
# With what a figure may begin that no digit opens: said first, it is looked for ten times as fast.
_FIRST = (
    r"(?:(?=[$₩¥€£₹½⅓⅔¼¾⅕⅖⅗⅘⅛⅜⅝⅞열스서마쉰예일여아한두세네다이삼사오육칠팔구천백십千百十조억새저낮밤午上下])"
    r"|(?<![A-Za-z])(?=[A-Za-z]))"
)
_OPENING = re.compile(
    f"{_DIGIT.pattern}|{_FIRST}(?:{numerals.OPENING}|{SYMBOL.pattern}|{moments.OPENING}|{amounts.OPENING})",
    re.IGNORECASE,
)
_SCORE = re.compile(r"\d{1,3}(?:[-:~]\d{1,3})+(?![\d%])")
_BELOW = re.compile(r"(?:(?:^|(?<=[\s(:]))-|(?:영하|零下|마이너스|\b(?:minus|moins|menos))\s?)$", re.IGNORECASE)
MOST = 1_000  # figures of one text that are read; reading each takes long, and what states more is a table
_PIECE = 20_000  # letters of a text that are read at once
_READ = 100_000  # letters of a text that are read; few reports of papers have half of it
_TRIES = 2 * MOST  # numbers that are looked at for it
_SIGNED = 8  # letters before a number in which its sign stands


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
        """What makes two figures equal however they are spelled: 25bp is 0.25%p."""
        if self.unit == "bp" and isinstance(self.value, Decimal):
            return (self.value.scaleb(-2), None, None, "%p", self.bound)
        return (self.value, self.low, self.high, self.unit, self.bound)


def read_figures(text: str) -> tuple[Figure, ...]:
    """Read all figures of a text in order; names that hold digits (5G, 제2차, 12·3) are none.

    Of a text that states more than ``MOST`` figures, or has more letters than reports have, the first of them.

    >>> [(f.value, f.unit, f.bound) for f in read_figures("약 14조4천억 원")]
    [(Decimal('14400000000000'), 'KRW', 'approx')]
    """
    shown = unicodedata.normalize("NFC", text)
    found = (replace(each, start=at + each.start, end=at + each.end) for at, each in _by_pieces(shown[:_READ]))
    return tuple(islice(found, MOST))


def _by_pieces(text: str) -> Iterator[tuple[int, Figure]]:
    """Read a text piece by piece, so that of one full of figures only the first pieces are read."""
    at = tried = 0
    while at < len(text) and tried < _TRIES:
        end = text.find(" ", at + _PIECE)
        piece = text[at:] if end < 0 else text[at:end]
        yield from ((at, figure) for figure in _figures(piece, masked(piece.translate(_FOLD))))
        at += len(piece)
        tried += len(_DIGIT.findall(piece))


def _figures(shown: str, text: str) -> Iterator[Figure]:
    at = read = tried = 0
    while read < MOST and tried < _TRIES and (opening := _OPENING.search(text, at)):
        tried += 1
        reading = read_moment(text, opening.start()) or read_amount(text, opening.start())
        if not reading:
            at = opening.end()
            continue
        yield _figure(shown, text, reading)
        at = reading.end
        read += 1


def _figure(shown: str, text: str, reading: RawFigure) -> Figure:
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
def read_numbers(text: str) -> tuple[Figure, ...]:
    """Read the figures, and the numbers that stand without a unit: a score, a year, a place."""
    shown = unicodedata.normalize("NFC", text)
    folded = masked(shown.translate(_FOLD))
    figures = tuple(_figures(shown, folded))
    return tuple(sorted((*figures, *_bare(shown, folded, figures)), key=lambda figure: figure.start))


def _bare(shown: str, text: str, figures: Sequence[Figure]) -> Iterator[Figure]:
    """Read the numbers that are no part of a figure."""
    taken = {place for figure in figures for place in range(figure.start, figure.end)}
    end = 0
    for digit in islice(_DIGIT.finditer(text), 2 * MOST):
        start = digit.start()
        number = None if start < end or start in taken else _number(shown, text, start)
        if number:
            yield number
            end = number.end


def _number(shown: str, text: str, at: int) -> Figure | None:
    if score := _SCORE.match(text, at):
        return Figure(text=score.group(), value=score.group(), unit="score", start=at, end=score.end())
    found = read_numeral(text, at)
    if found is None:
        return None
    sign = _BELOW.search(text[max(0, at - _SIGNED) : at])
    value, start = (-found.value, at - len(sign.group())) if sign else (found.value, at)
    return _figure(shown, text, RawFigure(value=value, unit="", start=start, end=found.end))


def without_numbers(text: str) -> str:
    """Put one sign in the place of each number with its unit: what stays is the wording around them."""
    rest, at = [], 0
    shown = unicodedata.normalize("NFC", text)
    for figure in read_numbers(text):
        said = figure.text.rpartition(" ")[0] if figure.unit and is_wording(figure.unit) else figure.text
        rest.append(shown[at : figure.start] + "0")
        at = figure.start + len(said)
    return "".join((*rest, shown[at:]))
