"""Dates and times of day as figures: ``2025-01-23``, ``XXXX-XX-22``, ``16:57``."""

import re
from collections.abc import Mapping
from decimal import Decimal

from monitor.domain.numbers.raw_figures import RawFigure

_MONTH_NAMES = "jan feb mar apr may jun jul aug sep oct nov dec"
_MONTHS = {name: n for n, name in enumerate(_MONTH_NAMES.split(), start=1)}
_MONTH = (
    r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
# German, Dutch, French, Spanish and Danish: the day stands first, and the month may be written small.
_OTHER_MONTHS = (
    "januari januar janvier enero", "februari februar février febrero", "märz maart mars marzo",
    "april avril abril", "mai mei mayo",
    "juni juin junio", "juli juillet julio", "augustus august août agosto", "september septembre septiembre",
    "oktober octobre octubre", "november novembre noviembre", "dezember december décembre diciembre",
)  # fmt: skip
_MONTHS |= {name: n for n, names in enumerate(_OTHER_MONTHS, start=1) for name in names.split()}
_OTHER_MONTH = (
    f"(?P<other>{'|'.join(sorted(set(_MONTHS) - set(_MONTH_NAMES.split()) | {'mai', 'mei'}, key=len)[::-1])})"
)
_Y, _M, _D = r"(?P<y>(?:1\d|20)\d\d)", r"(?P<m>1[0-2]|0?[1-9])", r"(?P<d>3[01]|[12]\d|0?[1-9])"
_DATES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_Y}\s?[년年]\s?{_M}\s?[월月]\s?{_D}\s?[일日]",
        rf"{_Y}(?P<sep>\.\s?|[-/]){_M}(?P=sep){_D}\.?(?!\d)",
        rf"{_Y}\s?[년年]\s?{_M}\s?[월月]",
        rf"{_M}\s?[월月]\s?{_D}\s?[일日]",
        rf"{_Y}\s?[년年](?!간|間|대|물|생|차)",
        rf"{_M}\s?[월月](?!급|세|드컵)",
        rf"{_D}[일日](?![본중상부인])",
        rf"\b{_MONTH}\s{_D}(?:st|nd|rd|th)?(?:,?\s{_Y})?\b(?![,.]\d)",
        rf"{_D}(?:st|nd|rd|th)?\s{_MONTH}(?:,?\s{_Y})?\b",
        rf"\b{_MONTH},?\s{_Y}\b",
        rf"{_D}(?:\.|er)?\s(?i:(?:de\s)?{_OTHER_MONTH}\b(?:\s(?:de\s)?{_Y})?)",
        rf"{_D}\.\s?{_M}\.(?:\s?{_Y})?(?!\d)",
    )
)
_DAYS_OF = re.compile(
    rf"(?:{_M}\s?[월月]\s?)?{_D}[일日]?\s?[~-]\s?(?:(?P<m2>1[0-2]|0?[1-9])\s?[월月]\s?)?(?P<d2>3[01]|[12]\d|0?[1-9])[일日](?!간|間)"
)
_DURATION = re.compile(
    r"(?P<n>\d{1,5})\s?[일日](?=\s?(?:간|間|만에|동안|째|연속|이내|안에|내로|치|(?:전|뒤|후|새)(?![가-힣])|(?:전|뒤|후)[에부까의]))"
)
_HALVES = {
    "오후": 12,
    "낮": 12,
    "저녁": 12,
    "밤": 12,
    "午後": 12,
    "下午": 12,
    "pm": 12,
    "오전": 0,
    "새벽": 0,
    "아침": 0,
    "午前": 0,
    "上午": 0,
    "am": 0,
}
_HALF = r"(?:(?P<half>오전|오후|새벽|아침|낮|저녁|밤|午前|午後|上午|下午)\s?)?"
_TIMES = (
    re.compile(
        rf"{_HALF}(?P<h>\d{{1,2}})\s?[시時](?:\s?(?P<min>[0-5]?\d)\s?[분分]|\s?(?P<thirty>반|半))?(?![간間험장청도민리범즌점])"
    ),
    re.compile(
        rf"{_HALF}(?P<h>\d{{1,2}}):(?P<min>[0-5]\d)(?::[0-5]\d)?(?!\d)(?:\s?(?P<m12>[ap])\.?m\b\.?)?", re.IGNORECASE
    ),
    re.compile(r"(?P<h>\d{1,2})\s?(?P<m12>[ap])\.?m\b\.?", re.IGNORECASE),
    # German, French, and Dutch and Spanish, which say hours that last by the same word: 10 Uhr, 10h30, 10.30 uur.
    re.compile(
        r"(?P<h>\d{1,2})(?:(?:[.:](?P<min>[0-5]\d))?\sUhr|[.:](?P<min2>[0-5]\d)\s(?:uur|horas)|\s?h\s?(?P<min3>[0-5]\d))\b"
    ),
)
OPENING = rf"오[전후]|새벽|아침|저녁|[낮밤](?=\s?\d)|午[前後]|[上下]午|\b{_MONTH.replace('?P<month>', '?:')}(?=\s\d)"


def read_moment(text: str, at: int) -> RawFigure | None:
    """Read the date, span of days or time of day that begins at a place."""
    return _span(text, at) or _duration(text, at) or _date(text, at) or _time(text, at)


def _date(text: str, at: int) -> RawFigure | None:
    found = next((m for pattern in _DATES if (m := pattern.match(text, at))), None)
    if not found:
        return None
    parts = found.groupdict()
    month = _month(parts)
    return RawFigure(unit="date", value=_written(parts.get("y"), month, parts.get("d")), start=at, end=found.end())


def _month(parts: Mapping[str, str | None]) -> str | int | None:
    if other := parts.get("other"):
        return _MONTHS[other.lower()]
    return _MONTHS[month[:3].lower()] if (month := parts.get("month")) else parts.get("m")


def _span(text: str, at: int) -> RawFigure | None:
    found = _DAYS_OF.match(text, at)
    if not found:
        return None
    low, high = _written(None, found["m"], found["d"]), _written(None, found["m2"] or found["m"], found["d2"])
    return RawFigure(unit="date", low=low, high=high, start=at, end=found.end())


def _duration(text: str, at: int) -> RawFigure | None:
    found = _DURATION.match(text, at)
    return RawFigure(unit="day", value=Decimal(found["n"]), start=at, end=found.end()) if found else None


def _written(year: str | None, month: str | int | None, day: str | None) -> str:
    return f"{year or 'XXXX'}-{_two(month)}-{_two(day)}"


def _two(number: str | int | None) -> str:
    return "XX" if number is None else f"{int(number):02d}"


def _time(text: str, at: int) -> RawFigure | None:
    found = next((m for pattern in _TIMES if (m := pattern.match(text, at))), None)
    if not found:
        return None
    parts = found.groupdict()
    hour = _hour(int(parts["h"]), parts.get("half") or (f"{parts['m12']}m".lower() if parts.get("m12") else ""))
    minutes = next(filter(None, map(parts.get, ("min", "min2", "min3"))), 0)
    minute = 30 if parts.get("thirty") else int(minutes)
    return RawFigure(unit="time", value=f"{hour:02d}:{minute:02d}", start=at, end=found.end()) if hour <= 24 else None  # noqa: PLR2004 - hours of a day


def _hour(hour: int, half: str) -> int:
    if half not in _HALVES or hour > 12:  # noqa: PLR2004 - 오후 16시 is 16 o'clock
        return hour
    if half in ("밤", "낮") and hour in (12, 11, 10):
        return {("밤", 12): 0, ("낮", 11): 11, ("낮", 10): 10}.get((half, hour), hour % 12 + 12)
    return hour % 12 + _HALVES[half]
