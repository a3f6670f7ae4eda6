"""The times that a reader sees: labelled ones around the headline, ``time`` elements, and a bare one beside it."""

import re
from collections.abc import Iterator
from datetime import datetime

from lxml.html import HtmlElement
from rapidfuzz import fuzz, process

from monitor.domain.articles import DAY, Clock, Stamp
from monitor.extract.dates.labels import read_stamps
from monitor.extract.dates.times import Moment, read_moments
from monitor.extract.markup import squeeze, words_of
from monitor.extract.sheet import Sheet

DIGIT = re.compile("[0-9０-９]")
SHORT = 120  # characters of a line that may hold a label and a time; paragraphs are longer
ABOVE = 4  # lines before the headline where a time may be its own
BELOW = 14  # lines behind the headline where a bare time is its own
ALIKE = 72  # per cent: a line that says what the headline does
MOST = 5  # places of a page where its headline is looked for


def read_visible(sheet: Sheet, place: int, zone: str) -> Iterator[Stamp]:
    """Give the labelled times from the headline on, then ``time`` elements, then a bare time beside the headline.

    ``place`` is the number of the line with the headline, ``zone`` that of times which name none.
    """
    above, below = max(0, place - ABOVE), place + BELOW
    zone = _zone_named(_short(sheet.lines[above:below]), zone, sheet.now)
    near = _short(sheet.lines[above:])
    stamps = read_stamps(near, read_moments(near, zone, sheet.now))
    yield from stamps
    labelled = {stamp.at for stamp in stamps}
    yield from (stamp for stamp in _elements(sheet, zone) if stamp.at not in labelled)
    for part in (sheet.lines[place:below], sheet.lines[above:place]):
        bare = [moment for moment in read_moments(_short(part), zone, sheet.now) if moment.at not in labelled]
        for moment in sorted(bare, key=lambda moment: not moment.whole)[:1]:
            yield _stamp("beside the headline", moment)


def place_of(sheet: Sheet, heading: HtmlElement | None, title: str) -> int:
    """Return the number of the line with the headline, the first that has a time near it, or 0."""
    shown = words_of(heading) if heading is not None else title
    wanted = [words for words in dict.fromkeys((shown, title)) if words]
    places = [number for number, line in enumerate(sheet.lines) if any(words in line for words in wanted)][:MOST]
    if not places:
        alike = process.extract(shown, sheet.lines, scorer=fuzz.ratio, score_cutoff=ALIKE, limit=MOST)
        places = sorted(number for _, _, number in alike)
    timed = (place for place in places if len(places) > 1 and _is_timed(sheet, place))
    return next(timed, next(iter(places), 0))


def _is_timed(sheet: Sheet, place: int) -> bool:
    """Say whether an hour is told in the lines behind this one."""
    moments = read_moments(_short(sheet.lines[place : place + BELOW]), sheet.zone, sheet.now)
    return any(moment.whole for moment in moments)


def _short(lines: list[str]) -> str:
    """Join the short lines that hold a digit, and their neighbours: a label may be a line of its own."""
    short = [line for line in lines if len(line) <= SHORT]
    dated = {number for number, line in enumerate(short) if DIGIT.search(line)}
    near = {number + step for number in dated for step in (-1, 0, 1)}
    return "\n".join(line for number, line in enumerate(short) if number in near)


def _zone_named(text: str, zone: str, now: datetime | None) -> str:
    """Return the zone of times that name none: where nothing else is known, as one beside the headline that does."""
    if zone != "UTC":
        return zone
    zoned = (moment.at for moment in read_moments(text, zone, now) if moment.zoned)
    return next((f"{at:%z}" for at in zoned if at.utcoffset()), zone)


def _elements(sheet: Sheet, zone: str) -> Iterator[Stamp]:
    for element in sheet.tree.xpath("//time")[:3]:
        text = squeeze(element.get("datetime")) or words_of(element)[:60]
        for moment in read_moments(text, zone, sheet.now)[:1]:
            yield _stamp("time", moment)


def _stamp(origin: str, moment: Moment) -> Stamp:
    return Stamp(
        clock=Clock.PUBLISHED, at=moment.at, shown=moment.shown, origin=origin if moment.whole else origin + DAY
    )
