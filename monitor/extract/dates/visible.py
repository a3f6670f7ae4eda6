"""The times that a reader sees: labelled ones around the headline, ``time`` elements, and a bare one beside it."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import islice

from lxml.html import HtmlElement
from rapidfuzz import fuzz, process

from monitor.domain.articles import DAY, Clock, Stamp
from monitor.extract.dates.labels import read_stamps
from monitor.extract.dates.times import Moment, read_moments
from monitor.extract.markup import squeeze, words_of
from monitor.extract.sheet import Sheet

DIGIT = re.compile(r"\d")
SHORT = 120  # characters of a line that may hold a label and a time; paragraphs are longer
ABOVE = 4  # lines before the headline where a time may be its own
BELOW = 14  # lines behind the headline where a bare time is its own
ALIKE = 72  # per cent: a line that says what the headline does
FIRST = 3  # elements that state a time, of which the article's own is one
MOST_TIMES = 20  # that may show a labelled time
LONGEST = 80  # characters of a time
A_DAY = timedelta(days=1)
MOST = 5  # places of a page where its headline is looked for
TOUCHING = 20  # characters between two times of one line
BARE = 4  # characters beside a time in a line that is nothing else, as brackets are
MOST_LINES = 60  # short lines with a digit behind the headline that are looked at


def moments_in(text: str, sheet: Sheet, zone: str = "") -> tuple[Moment, ...]:
    """Find the times in a text of a page, by its clock, or by another ``zone``."""
    return read_moments(text, zone or sheet.zone, sheet.now, sheet.listed.published)


def read_visible(sheet: Sheet, place: int, zone: str) -> Iterator[Stamp]:
    """Give the labelled times from the headline on, then ``time`` elements, then a bare time beside the headline.

    ``place`` is the number of the line with the headline, ``zone`` that of times which name none.
    """
    above, below = max(0, place - ABOVE), place + BELOW
    zone = _zone_named(_short(sheet.dated[above:below]), zone, sheet.now)
    near = _short(sheet.dated[above:])
    elements = [
        (words, moment)
        for element in sheet.tree.xpath("//time")[:MOST_TIMES]
        for words, moment in _read(element, sheet, zone)
    ]
    stamps = [_as_its_element(stamp, elements) for stamp in read_stamps(near, moments_in(near, sheet, zone))]
    yield from stamps
    labelled = {stamp.at for stamp in stamps}
    yield from (_stamp("time", moment) for _, moment in elements[:FIRST] if moment.at not in labelled)
    for part in (sheet.dated[place:below], sheet.dated[above:place]):
        bare = [moment for moment in _beside(_short(part), sheet, zone, stamps) if moment.at not in labelled]
        for moment in sorted(bare, key=lambda moment: not moment.whole)[:1]:
            yield _stamp("beside the headline", moment)


def _beside(text: str, sheet: Sheet, zone: str, labelled: list[Stamp]) -> list[Moment]:
    """Find the times in the lines beside the headline; behind a labelled one they are the text's, unless they touch."""
    ends = [text.find(stamp.shown) + len(stamp.shown) for stamp in labelled if stamp.shown in text]
    last = min(ends, default=len(text)) + TOUCHING
    return [moment for moment in moments_in(text, sheet, zone) if moment.start < last]


def read_alone(sheet: Sheet, place: int, title: str, zone: str) -> list[Stamp]:
    """Read the first line behind the headline that is a time and nothing else; with no headline, the only one."""
    headed = place > 0 or (title != "" and title in " ".join(sheet.lines[:1]))
    lines = (line for line in sheet.dated[place:] if len(line) <= LONGEST and DIGIT.search(line))
    told = ((line, moment) for line in islice(lines, MOST_LINES) for moment in moments_in(line, sheet, zone)[:1])
    alone = list(islice((moment for line, moment in told if len(line) - len(moment.shown) <= BARE), 2))
    return [_stamp("a line of its own", moment) for moment in alone[:1] if headed or len(alone) == 1]


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
    moments = moments_in(_short(sheet.dated[place : place + BELOW]), sheet)
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


def _read(element: HtmlElement, sheet: Sheet, zone: str) -> Iterator[tuple[str, Moment]]:
    """Give the moment that a ``time`` element states, with the words in which it shows it."""
    told = moments_in(squeeze(element.get("datetime"))[:LONGEST], sheet, zone)[:1]
    shown = moments_in(words_of(element)[:LONGEST], sheet, zone)[:1]
    for moment in told or shown:
        yield shown[0].shown if shown else "", _agreed(moment, shown[0]) if told and shown else moment


def _agreed(told: Moment, shown: Moment) -> Moment:
    """Choose between what an element tells machines and what it shows: a named zone goes before none.

    What it tells without a zone is in the zone shown where the clocks agree, in UTC where the instants do.
    """
    if told.zoned or not shown.zoned or not (told.whole and shown.whole):
        return told
    same_clock = told.at.replace(tzinfo=None, second=0, microsecond=0) == shown.at.replace(tzinfo=None, second=0)
    return replace(told, at=told.at.replace(tzinfo=shown.at.tzinfo)) if same_clock else shown


def _as_its_element(stamp: Stamp, elements: list[tuple[str, Moment]]) -> Stamp:
    """Correct a labelled time by the element that shows it, where that tells machines the zone."""
    told = (moment for words, moment in elements if moment.zoned and moment.whole and words and words in stamp.shown)
    near = (moment for moment in told if abs(moment.at - stamp.at) < A_DAY)
    return next((replace(stamp, at=moment.at, origin="visible") for moment in near), stamp)


def _stamp(origin: str, moment: Moment) -> Stamp:
    return Stamp(
        clock=Clock.PUBLISHED, at=moment.at, shown=moment.shown, origin=origin if moment.whole else origin + DAY
    )
