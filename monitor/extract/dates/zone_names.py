"""The zones that pages write behind a clock: names, offsets, places; what each of them stands for."""

import re
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

# Every name in letters that the tz database has used since 2000, with its minutes east of Greenwich: a test holds the
# list to it. What is written holds: EST is five hours in July, too.
OFFSETS = {
    "ACDT": 630, "ACST": 570, "ADT": -180, "AEDT": 660, "AEST": 600, "AKDT": -480, "AKST": -540, "AST": -240,
    "AWDT": 540, "AWST": 480, "BST": 60, "CAT": 120, "CDT": -300, "CEST": 120, "CET": 60, "CHST": 600, "CST": -360,
    "EAT": 180, "EDT": -240, "EEST": 180, "EET": 120, "EST": -300, "GMT": 0, "GST": 240, "HDT": -540, "HKT": 480,
    "HST": -600, "IDT": 180, "IST": 330, "JST": 540, "KST": 540, "MDT": -360, "MSD": 240, "MSK": 180, "MST": -420,
    "NDT": -150, "NST": -210, "NZDT": 780, "NZST": 720, "PDT": -420, "PKST": 360, "PKT": 300, "PST": -480, "SAST": 120,
    "SST": -660, "UTC": 0, "WAT": 60, "WEST": 60, "WET": 0, "WIB": 420, "WIT": 540, "WITA": 480, "Z": 0,
}  # fmt: skip
# What the tz database gave up in 2017, since it had made the names up itself; pages had taken them over by then.
GIVEN_UP = {
    "AFT": 270, "ALMT": 360, "ART": -180, "AZT": 240, "BDT": 360, "BNT": 480, "BOT": -240, "BRST": -120, "BRT": -180,
    "CLST": -180, "CLT": -240, "COT": -300, "CVT": -60, "ECT": -300, "FJT": 720, "GET": 240, "GYT": -240, "ICT": 420,
    "IRDT": 270, "IRKT": 480, "IRST": 210, "KGT": 360, "KRAT": 420, "MAGT": 660, "MMT": 390, "MUT": 240, "MVT": 300,
    "MYT": 480, "NOVT": 420, "NPT": 345, "OMST": 360, "PET": -300, "PETT": 720, "PGT": 600, "PHT": 480, "PYT": -240,
    "PYST": -180, "SAMT": 240, "SGT": 480, "SRT": -180, "TJT": 300, "TLT": 540, "TMT": 300, "TRT": 180, "ULAT": 480,
    "UYT": -180, "UZT": 300, "VET": -240, "VLAT": 600, "YAKT": 540, "YEKT": 300,
}  # fmt: skip
OWN_LANGUAGE = {  # German, French in Canada, Russian
    "MEZ": 60, "MESZ": 120, "OEZ": 120, "OESZ": 180, "WEZ": 0, "HNE": -300, "HAE": -240, "HNC": -360, "HAC": -300,
    "HNP": -480, "HAP": -420, "МСК": 180,
}  # fmt: skip
WRITTEN = OFFSETS | GIVEN_UP | OWN_LANGUAGE
PLACES = {  # the clock of a place, summer and winter
    "ET": "America/New_York", "CT": "America/Chicago", "MT": "America/Denver", "PT": "America/Los_Angeles",
    "UK": "Europe/London", "한국시간": "Asia/Seoul", "한국시각": "Asia/Seoul",
}  # fmt: skip
# One name for several clocks: the outlet's own place decides, then its part of the world, else the first.
SHARED = {
    "AST": ("America/Halifax", "Asia/Riyadh"),
    "CDT": ("America/Chicago", "America/Havana"), "CST": ("America/Chicago", "Asia/Shanghai", "America/Havana"),
    "EST": ("America/New_York", "Australia/Sydney"), "GST": ("Asia/Dubai", "Pacific/Guam"),
    "IST": ("Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem"), "PST": ("America/Los_Angeles", "Asia/Manila"),
}  # fmt: skip
MEANT = {
    "Asia/Riyadh": 180,
    "Australia/Sydney": 600,
    "Asia/Dubai": 240,
}  # places that have no letters
FARTHEST = timedelta(hours=14)
QUARTER = 15  # minutes: no clock of this century stands otherwise

NAME = r"(?!(?:GMT|UTC)\s?[+−–-]\s?\d)(?:[A-Z]{2,5}\b|ChST\b|Z\b|МСК\b|한국시[간각])"
PLACE = r"[A-Z][A-Za-z]+(?:[_-][A-Za-z]+){0,3}(?:/[A-Z][A-Za-z]+(?:[_-][A-Za-z]+){0,3}){1,2}"
OFFSET = (
    r"(?:(?:GMT|UTC)\s?[+−–-]\s?(?:\d{2}:?\d{2}|\d{1,2}(?:[:.]\d{2})?)"
    r"|[+−-](?:\d{1,2}:\d{2}|\d{4}|\d{2}|(?:(?<=\s[+−-])|(?<=:\d\d[+−-]))\d{3}))(?![\d:])"
)
_PARTS = re.compile(r"(?:GMT|UTC)?\s?(?P<sign>[+−–-])\s?(?P<hours>\d{1,2}?)(?:[:.]?(?P<minutes>\d{2}))?")


def read_zone(written: str, zone: tzinfo, day: date) -> tzinfo | None:
    """Return what a zone behind a clock stands for, none where it cannot be read.

    ``zone`` is the outlet's own: of the clocks that share a name it is the one meant.

    >>> read_zone("CST", ZoneInfo("Asia/Taipei"), date(2026, 7, 1)).utcoffset(None)
    datetime.timedelta(seconds=28800)
    >>> read_zone("GMT+99", UTC, date(2026, 7, 1)) is None
    True
    """
    if found := _PARTS.fullmatch(written):
        return _shift(found)
    if "/" in written:
        return named(written)
    name = written.upper()
    if name in PLACES:
        return ZoneInfo(PLACES[name])
    minutes = _on_own_clock(name, zone, day)
    if minutes is None:
        minutes = _of_region(name, str(zone), day)
    return None if minutes is None else timezone(timedelta(minutes=minutes))


def named(name: str) -> tzinfo | None:
    """Return the zone that the tz database has under a name, or none."""
    try:
        return UTC if name == "UTC" else ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):  # what it raises for names that are none, and for folders
        return None


def _shift(offset: re.Match[str]) -> tzinfo | None:
    shift = timedelta(hours=int(offset["hours"]), minutes=int(offset["minutes"] or 0))
    if shift > FARTHEST or int(offset["minutes"] or 0) % QUARTER:
        return None
    return timezone(shift if offset["sign"] == "+" else -shift)


def _on_own_clock(name: str, zone: tzinfo, day: date) -> int | None:
    """Return the minutes for which the outlet's own place uses the name in that year, if it does."""
    for month in (day.month, 1, 7):
        noon = datetime(day.year, month, 1, 12, tzinfo=zone)
        if (noon.tzname() or "").upper() == name and zone is not UTC:
            return round((noon.utcoffset() or timedelta()) / timedelta(minutes=1))
    return None


def _of_region(name: str, zone: str, day: date) -> int | None:
    places = SHARED.get(name, ())
    place = next((each for each in places if each.partition("/")[0] == zone.partition("/")[0]), "")
    if not place:
        return WRITTEN.get(name)
    own = _on_own_clock(name, ZoneInfo(place), day)
    return MEANT.get(place, WRITTEN.get(name)) if own is None else own
