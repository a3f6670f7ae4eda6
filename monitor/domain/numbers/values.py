"""The values of the numbers in a text, read at a tenth of the cost of figures: no units, no bounds, digits only."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from monitor.domain.numbers.designations import masked
from monitor.domain.numbers.numerals import read_numeral

MOST = 2_000  # numbers of one text that are read; what states more is a table
_DIGIT = re.compile(r"(?<!\d)(?<!\d[.,])\d")
_MONEY = re.compile(r"[$₩¥€£₹]\s?$")


@dataclass(frozen=True, slots=True)
class Value:
    """A number as it stands in a text, and its value: 3,200억 is 3.2·10¹¹."""

    start: int
    end: int
    value: Decimal


def values(text: str) -> Iterator[Value]:
    """Give the numbers of a text that are written with digits, one after the other; names such as 5G hold none.

    >>> [f"{each.value.normalize():f}" for each in values("3,200억, 0.5조, $500bn, 5G")]
    ['320000000000', '500000000000', '500000000000']
    """
    shown = masked(text)
    at = read = 0
    while read < MOST and (digit := _DIGIT.search(shown, at)):
        start = digit.start()
        money = _MONEY.search(shown, max(0, start - 2), start) is not None
        found = read_numeral(shown, start, money=money)
        at = found.end if found else digit.end()
        read += 1
        if found:
            yield Value(start, found.end, found.value)
