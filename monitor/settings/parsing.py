"""How the little languages of the settings are read: durations, zones, cron, quiet hours, addresses."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from difflib import get_close_matches
from importlib.util import find_spec
from zoneinfo import ZoneInfo, available_timezones

from pydantic_core import PydanticCustomError

from monitor.domain.addresses.address import Address
from monitor.domain.changes import Severity
from monitor.domain.errors import QueryError
from monitor.domain.matches import queries
from monitor.domain.routes import Cap, Digest, Quiet
from monitor.services.clockwork import cron_trigger
from monitor.settings import language_codes

_DURATION = re.compile(r"(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?", re.ASCII)
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAY = rf"(?:{'|'.join(_DAYS)})"
_QUIET = re.compile(
    rf"(\d\d:\d\d)\s*-\s*(\d\d:\d\d)(?:\s+({_DAY}(?:[-,]{_DAY})*))?(?:\s+(\S+))?", re.ASCII | re.IGNORECASE
)
_MIDNIGHT = "24:00"  # as the end of a day
_DAILY = re.compile(r"(\d\d:\d\d)(?:\s+(\S+))?", re.ASCII)
_CAP = re.compile(r"(\d{1,6})\s+(?:per|in)\s+(\S+)", re.ASCII)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]+)*", re.ASCII)
_CONTACT = re.compile(r"[^\s@()<>]+@[^\s@()<>]+|https?://[^\s()<>]+")
_ABBREVIATIONS = {"KST": "Asia/Seoul", "JST": "Asia/Tokyo", "CET": "Europe/Paris", "EST": "America/New_York"}
_CRON_FIELDS = 5
NONE = "none"  # written where something is not to be
_LEAP_YEAR = datetime(2024, 1, 1, tzinfo=UTC)


def wrong(what: str, do: str) -> PydanticCustomError:
    """Say what is wrong with a value and what to do; it is raised while the settings are read."""
    return PydanticCustomError("newsmon", "{what}", {"what": what, "do": do})


def meant(word: str, known: Iterable[str]) -> str:
    """Name the known word that was probably meant, as a sentence; empty when none is near.

    >>> meant("sorces", ["sources", "topics"])
    "Did you mean 'sources'?"
    """
    near = get_close_matches(word, list(known), n=1)
    return f"Did you mean {near[0]!r}?" if near else ""


def duration(text: str) -> timedelta:
    """Read a length of time.

    >>> duration("1h30m")
    datetime.timedelta(seconds=5400)
    """
    found = _DURATION.fullmatch(text)
    if not text or found is None:
        raise wrong(f"{text!r} is no length of time", "Write days, hours, minutes, seconds: 2d, 1h30m, 5m, 90s")
    days, hours, minutes, seconds = (int(part or 0) for part in found.groups())
    return timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)


def interval(text: str) -> timedelta:
    """Read a length of time that something is repeated after."""
    length = duration(text)
    if not length:
        raise wrong("it cannot be repeated without a pause", "Write at least 1s; minutes are kinder: 5m")
    return length


def hours(text: str) -> timedelta:
    """Read a number of hours, or a length of time."""
    return timedelta(hours=int(text)) if text.isascii() and text.isdigit() else duration(text)


def zone(name: str) -> str:
    """Check the name of a time zone."""
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        raise wrong(f"no time zone is called {name!r}", _zone_meant(name)) from None
    return name


def _zone_meant(name: str) -> str:
    zones = available_timezones()
    place = next((each for each in sorted(zones) if each.rpartition("/")[2].casefold() == name.casefold()), "")
    likely = _ABBREVIATIONS.get(name.upper(), place)
    return f"Did you mean {likely!r}?" if likely else meant(name, zones) or "Write it as Asia/Seoul or Europe/Paris"


def cron(expression: str) -> str:
    """Check a cron expression of five fields; days of the week count from Sunday, as in crontab."""
    try:
        trigger = cron_trigger(expression, "UTC")
    except ValueError as error:
        raise wrong(
            f"{expression!r} is no cron expression ({error})", "Write it as in '*/5 6-23 * * mon-fri'"
        ) from None
    if trigger.get_next_fire_time(None, _LEAP_YEAR) is None:
        raise wrong(f"{expression!r} names a day that never comes", "Correct the day, or the month")
    return expression


def quiet(texts: Iterable[str]) -> Quiet:
    """Read hours of quiet, each with days and a zone if some are named: ``22:00-06:00 mon-fri Asia/Seoul``."""
    first, *further = map(_quiet, texts)
    return replace(first, also=tuple(further))


def _quiet(text: str) -> Quiet:
    found = _QUIET.fullmatch(text.strip())
    if found is None:
        raise wrong(f"{text!r} are no quiet hours", "Write them as '22:00-06:00 Asia/Seoul', or '22:00-06:00 mon-fri'")
    start, end, days, where = found.groups()
    if start == end:
        raise wrong("the quiet hours end when they begin", "Leave them out, or write another end")
    ends = time(0) if end == _MIDNIGHT else _clock(end)
    return Quiet(start=_clock(start), end=ends, zone=zone(where) if where else "", days=_days(days or ""))


def _days(text: str) -> tuple[int, ...]:
    """Read days of the week, Monday being 0.

    >>> _days("fri-sun,tue"), _days("")
    ((1, 4, 5, 6), ())
    """
    found: set[int] = set()
    for part in text.lower().split(",") if text else ():
        first, _, last = part.partition("-")
        begin, end = _DAYS.index(first), _DAYS.index(last or first)
        found |= {day % len(_DAYS) for day in range(begin, (end if end >= begin else end + len(_DAYS)) + 1)}
    return tuple(sorted(found))


def digest(text: str) -> Digest:
    """Read when a digest goes out: ``06:30``, or a cron expression, and then a zone if one is named."""
    found = _DAILY.fullmatch(text.strip())
    if found is not None:
        return Digest(at=_clock(found[1]), zone=zone(found[2]) if found[2] else "")
    fields = text.split()
    if len(fields) not in (_CRON_FIELDS, _CRON_FIELDS + 1):
        raise wrong(f"{text!r} is no time of a digest", "Write '06:30 Asia/Seoul', or '30 6 * * mon-fri Asia/Seoul'")
    where = "".join(fields[_CRON_FIELDS:])
    return Digest(cron=cron(" ".join(fields[:_CRON_FIELDS])), zone=zone(where) if where else "")


def cap(text: str) -> Cap | None:
    """Read how many messages may go out within how long: ``30 per 10m``, or ``none``: as many as there are."""
    if text.strip() == NONE:
        return None
    found = _CAP.fullmatch(text.strip())
    if found is None or not int(found[1]):
        raise wrong(f"{text!r} is no number of messages in a time", "Write it as '30 per 10m'")
    return Cap(count=int(found[1]), within=interval(found[2]))


def language(code: str) -> str:
    """Read the code of a language; ``ko-KR`` counts as ``ko``."""
    short = code.strip().lower().replace("_", "-").partition("-")[0]
    if not _LANGUAGE.fullmatch(code.strip()):
        raise wrong(f"{code!r} is no code of a language", "Write two or three letters, as in ko or en")
    if not language_codes.is_known(short):
        likely = language_codes.written_by_pages(short)
        raise wrong(f"no page calls its language {code!r}", f"Write {likely}" if likely else "Write it as in ko or en")
    return short


def _clock(text: str) -> time:
    try:
        return time.fromisoformat(text)
    except ValueError:
        raise wrong(f"{text!r} is no time of day", "Write it from 00:00 to 23:59") from None


def severity(word: str) -> Severity:
    """Read how much an edit must matter."""
    try:
        return Severity.of(word)
    except KeyError:
        raise wrong(f"{word!r} is no severity", _one_of(each.word for each in Severity)) from None


def exception(word: str) -> Severity | None:
    """Read from which severity on quiet hours do not hold; ``none``: they always do."""
    return severity(word) or None


def pattern(text: str) -> str:
    """Check a regular expression."""
    try:
        re.compile(text)
    except re.error as error:
        raise wrong(
            f"{text!r} is no regular expression ({error})", r"Put it in single quotes, as '/news/\d+'"
        ) from None
    return text


def contact(text: str) -> str:
    """Check who a publisher can write to; it travels in a header."""
    if not _CONTACT.fullmatch(text):
        raise wrong(f"{text!r} is no contact", "Give an e-mail address, or the address of a page about you")
    return text


def package(name: str) -> str:
    """Check that a package of outlet profiles is there."""
    try:
        found = find_spec(name)
    except (ImportError, ValueError):
        found = None
    if found is None:
        raise wrong(f"no Python package {name!r} is installed", "Leave it out for the profiles that come with newsmon")
    return name


def address(url: str) -> str:
    """Check the address of a source, or of a sign of life."""
    trouble = Address(url).objection
    if trouble:
        raise wrong(f"the address {trouble}", "Write it as https://host/path")
    return url.strip()


def query(text: str) -> str:
    """Check a query of a topic; an empty one asks for any of its names."""
    try:
        if text:
            queries.parse(text)
    except QueryError as error:
        way = "Write names with AND, OR, NOT, NEAR and brackets, as in 'SoftBank NOT (Hawks OR 호크스)':"
        raise wrong(f"{error.trouble} at character {error.at + 1}", f"{way}\n{_pointer(error)}") from None
    return text


def _pointer(error: QueryError) -> str:
    return "\n".join(f"    {line}" for line in queries.pointed(error).splitlines())


def database(written: str) -> str:
    """Check that a database is one of the two kinds we can keep history in."""
    scheme = written.partition(":")[0]
    if scheme not in {"sqlite", "postgresql", "postgresql+psycopg"} or not written.startswith(f"{scheme}://"):
        raise wrong("this is no database that newsmon knows", "Write sqlite:///newsmon.db, or postgresql+psycopg://…")
    if scheme == "sqlite" and written.partition(":///")[2] in {"", ":memory:"}:
        raise wrong("a database in memory forgets everything at the end", "Name a file: sqlite:///newsmon.db")
    return written


def label(text: str) -> str:
    """Check the name of a topic, source, channel or route: some words on one line."""
    if not is_label(text):
        raise wrong("a name is some words on one line", "Give it a name, as in 'SoftBank'")
    return text.strip()


def is_label(text: object) -> bool:
    """Whether something can be a name; ``*`` stands for all of them."""
    # One sign that cannot be seen is part of what can: it joins several pictures into one.
    return isinstance(text, str) and bool(text.strip(" *")) and text.replace("\u200d", "").isprintable()


def _one_of(words: Iterable[str]) -> str:
    return f"Write one of: {', '.join(words)}"
