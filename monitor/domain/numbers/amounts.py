"""Amounts with their units: money, shares, counts, fractions, and ranges of them."""

import re
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from unicodedata import numeric

from monitor.domain.numbers.numerals import Numeral, read_numeral
from monitor.domain.numbers.raw_figures import RawFigure
from monitor.domain.numbers.units import SYMBOL, currency_of, is_name_of_a_number, read_noun, read_unit

_FRACTION = re.compile(
    r"(?P<of>\d{1,6})\s?(?:분의|分の|分之)\s?(?P<n>\d{1,6})"
    r"|(?P<few>one|two|three)[ -](?P<part>third|quarter|fifth)s?\b"
    r"|(?:jede[rsmn]?\s(?P<de>zweite|dritte|vierte|fünfte|zehnte)[rsnm]?\b|(?:een op de|one in|une? sur|uno de cada)\s"
    r"(?P<every>two|three|four|five|six|ten|twee|drie|vier|vijf|zes|tien|deux|trois|quatre|cinq|dix|dos|tres|cuatro|cinco"
    r"|diez)\b)"
    r"|(?:a (?P<single>third|quarter|fifth)|(?P<half>half))(?=\sof\b)|(?P<sign>[½⅓⅔¼¾⅕⅖⅗⅘⅛⅜⅝⅞])(?![a-zà-ÿ])",
    re.IGNORECASE,
)
# Where a fraction may begin that no numeral opens; the first half of a year is no share of it.
OPENING = (
    r"(?<![\dA-Za-zÀ-ÿ])[½⅓⅔¼¾⅕⅖⅗⅘⅛⅜⅝⅞]|\ba (?=(?:third|quarter|fifth)\sof\b)"
    r"|\bjede[rsmn]?\s(?=zweite|dritte|vierte|fünfte|zehnte)|\b(?:een op de|one in|une? sur|uno de cada)\s(?=[a-z])"
    r"|(?<!first )(?<!second )(?<!latter )(?<!other )\bhalf(?=\sof\b)"
)
_FEW = {"one": 1, "two": 2, "three": 3}
_EVERY = {
    word: part
    for part, words in {
        2: "zweite two twee deux dos", 3: "dritte three drie trois tres", 4: "vierte four vier quatre cuatro",
        5: "fünfte five vijf cinq cinco", 6: "six zes", 10: "zehnte ten tien dix diez",
    }.items()
    for word in words.split()
}  # fmt: skip
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5}
_ABOUT = re.compile(r"\s?(?:여|수)(?=\s?[가-힣%])|余(?=[^\s])")
_TO = re.compile(r"\s?~\s?|(?<=[\w%])-(?=[\d$€£¥₩])|\sto\s(?=[\d$€£¥₩])")
_AND = re.compile(r"\sand\s")
_BACK = 8  # letters in which the word before a range stands
_BETWEEN = re.compile(r"between\s$", re.IGNORECASE)
_FROM = re.compile(r"from\s$", re.IGNORECASE)
_MINUS = re.compile(r"(?:(?:^|[\s(])-|(?:마이너스|영하|零下)\s?|\bminus\s)$", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
# Numbers spelled with letters are words of other kinds just as often: these alone may stand glued to what they count.
_GLUED = frozenset({"people", "x", "개", "곳", "month", "마리", "살"})
_NEVER_ONE = frozenset({"x", "번", "편", "대", "점", "종", "표", "주", "회"})


def read_amount(text: str, at: int) -> RawFigure | None:
    """Read the amount, fraction or range that begins at a place; nothing where no unit says what is counted."""
    fraction = _fraction(text, at)
    if fraction:
        return fraction
    first = _quantity(text, at)
    return (first and _range(text, first)) or (_signed(text, first) if first and first.unit else None)


def _fraction(text: str, at: int) -> RawFigure | None:
    found = _FRACTION.match(text, at)
    if not found:
        return None
    n, of = _share(found)
    if not of:
        return None
    value = (Decimal(n) / Decimal(of)).quantize(Decimal("0.000001"))
    return RawFigure(unit="ratio", value=value, start=at, end=found.end())


def _share(found: re.Match[str]) -> tuple[int, int]:
    """Give how many parts of how many a fraction speaks of."""
    if found["n"]:
        return int(found["n"]), int(found["of"])
    if found["sign"]:
        return Fraction(numeric(found["sign"])).limit_denominator(8).as_integer_ratio()
    if every := found["de"] or found["every"]:
        return 1, _EVERY[every.lower()]
    part = (found["part"] or found["single"] or found["half"]).lower()
    return _FEW[found["few"].lower()] if found["few"] else 1, _PARTS[part]


def _quantity(text: str, at: int) -> RawFigure | None:
    """Read a number with its unit, or without one (unit empty: it may open a range)."""
    symbol = SYMBOL.match(text, at)
    place = symbol.end() if symbol else at
    place += symbol is not None and text[place : place + 1] == " "
    numeral = read_numeral(text, place, money=symbol is not None)
    if not numeral:
        return None
    about = _ABOUT.match(text, numeral.end)
    behind = about.end() if about else numeral.end
    unit, end = _unit(text, place, numeral, behind)
    if symbol:
        unit, end = currency_of(symbol.group()), end if unit == currency_of(symbol.group()) else behind
    elif numeral.counts and not unit and not _opens_range(text, at, behind):
        return None
    return RawFigure(unit=unit, value=numeral.value, start=at, end=end, about=about is not None)


def _opens_range(text: str, start: int, end: int) -> bool:
    """Whether a number in letters is the lower end of a range whose upper end has the unit: between five and six."""
    return _AND.match(text, end) is not None and _BETWEEN.search(text[max(0, start - _BACK) : start]) is not None


def _unit(text: str, start: int, numeral: Numeral, behind: int) -> tuple[str, int]:
    found = read_unit(text, behind) or read_noun(text, behind, many=numeral.value > 1)
    number = text[start : numeral.end]
    if not found or is_name_of_a_number(found[0], number, text[max(0, start - 10) : start]):
        return "", numeral.end
    unit, end = found
    if (
        numeral.counts
        and "가" <= number[0] <= "힣"
        and not _is_counted(number, numeral, unit, glued=text[behind : behind + 1] != " ")
    ):
        return "", numeral.end
    if unit.islower() and unit.isascii() and _YEAR.fullmatch(number) and not read_unit(text, behind):
        return "", numeral.end
    return unit, end


def _is_counted(number: str, numeral: Numeral, unit: str, *, glued: bool) -> bool:
    """Whether a number in Hangul letters counts this unit; 한편, 세대 and 백인 are words."""
    if numeral.scale >= 4:  # noqa: PLR2004 - 만 and above: 천만 원
        return True
    if numeral.scale:
        return not glued
    return (unit in _GLUED if glued else not unit.isupper() and "%" not in unit) and not (
        number == "한" and unit in _NEVER_ONE
    )


def _range(text: str, first: RawFigure) -> RawFigure | None:
    before = text[max(0, first.start - _BACK) : first.start]
    to = _AND.match(text, first.end) if _BETWEEN.search(before) else _TO.match(text, first.end)
    second = _quantity(text, to.end()) if to else None
    if second and first.unit.isupper() and not second.unit:
        second = replace(second, unit=first.unit)
    if not to or not second or not second.unit or first.unit not in ("", second.unit):
        return None
    if "to" in to.group() and _FROM.search(before):
        return None
    low, high = _inherited(text, first, second)
    return RawFigure(unit=second.unit, low=low, high=high, start=first.start, end=second.end) if low < high else None


def _inherited(text: str, first: RawFigure, second: RawFigure) -> tuple[Decimal, Decimal]:
    """Give both ends, the left with the scale that only the right one spells out: 10~20억."""
    low, high = Decimal(first.value or 0), Decimal(second.value or 0)
    start = second.start + (len(symbol.group()) if (symbol := SYMBOL.match(text, second.start)) else 0)
    numeral = read_numeral(text, start, money=symbol is not None)
    scaled = low.scaleb(numeral.scale) if numeral else low
    return (scaled if scaled <= high and low < scaled else low), high


def _signed(text: str, reading: RawFigure) -> RawFigure:
    sign = _MINUS.search(text[max(0, reading.start - 6) : reading.start])
    if not sign or not isinstance(reading.value, Decimal):
        return reading
    start = reading.start - len(sign.group().lstrip(" ("))
    return replace(reading, value=-reading.value, start=start)
