"""The stories of the demo, as their papers' editors wrote them."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo

# All stamps in the files are on this clock, whichever paper prints the story.
NEWSROOM_CLOCK = ZoneInfo("Asia/Seoul")
SITE = files("monitor.demo") / "site"


@dataclass(frozen=True, slots=True, kw_only=True)
class DayAndTime:
    """A moment counted from the demo's day: days later (or earlier, when negative), and the time of that day."""

    days: int
    at: time

    def on(self, day: date) -> datetime:
        """Return the moment, when the demo plays on that day."""
        return datetime.combine(day + timedelta(days=self.days), self.at, tzinfo=NEWSROOM_CLOCK)


@dataclass(frozen=True, slots=True, kw_only=True)
class Manuscript:
    """One state of one story; a later state of it stands at the same path of the same outlet."""

    outlet: str
    path: str
    section: str
    headline: str
    subtitle: str
    author: str
    tags: str
    caption: str
    entered: DayAndTime
    revised: DayAndTime | None
    paragraphs: tuple[str, ...]


@cache
def load(name: str) -> Manuscript:
    """Read ``site/articles/<name>.txt``: lines of ``field: value``, a blank line, paragraphs.

    >>> load("mulbit-stargate").entered.at
    datetime.time(16, 50)
    """
    head, *paragraphs = (SITE / "articles" / f"{name}.txt").read_text(encoding="utf-8").strip().split("\n\n")
    fields = dict(line.split(": ", 1) for line in head.splitlines())
    entered, revised = _stamp(fields.pop("entered")), fields.pop("revised", "")
    return Manuscript(
        **fields,
        entered=entered,
        revised=_stamp(revised) if revised else None,
        paragraphs=tuple(paragraphs),
    )


def _stamp(text: str) -> DayAndTime:
    days, clock = text.split()
    return DayAndTime(days=int(days), at=time.fromisoformat(clock))
