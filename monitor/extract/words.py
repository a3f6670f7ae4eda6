"""Where the words of an article stand: in the place learned, in the markup, in a script, in structured data."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import partial

from lxml.html import HtmlElement

from monitor.domain.looks.learning import Learned
from monitor.extract.facts.metadata import Metadata
from monitor.extract.layouts.fitting import Fitted
from monitor.extract.layouts.lessons import Words, learned_region, without_furniture
from monitor.extract.prose.between import Held, read_between
from monitor.extract.prose.body import NOBODY, Body, lines_of, read_region
from monitor.extract.prose.outlying import captions_around
from monitor.extract.prose.paths import path_of
from monitor.extract.prose.pictures import SHORTEST
from monitor.extract.prose.regions import Mass, find_region, weigh
from monitor.extract.prose.scripts import read_scripts
from monitor.extract.prose.sorted_blocks import About, Line, Place
from monitor.extract.second_readers import Choice, Reading, settled, stated_body
from monitor.extract.sheet import Sheet
from monitor.extract.structured import text_in

THIN = 500  # characters of body under which other places on the page are asked too
PROFILE = "profile"
PICTURE_SAYS = ("caption", "description", "name")
FULLER = 1.5  # times as much must another place hold to be believed instead


def told_words(told: Fitted, tree: HtmlElement) -> Words:
    """Return the words that an outlet's profile read, and where."""
    lines = partial(_accounted, told.body, told.region, PROFILE, NOBODY, frozenset())
    return Words(body=told.body, path=path_of(told.region, tree), way=PROFILE, lines=lines)


def words_on(sheet: Sheet, metadata: Metadata, learned: Learned) -> Words:
    """Read the words where they stand; what was learned of the outlet goes first, second readers where in doubt."""
    mass = weigh(sheet.tree)
    times = tuple(stamp.shown for stamp in metadata.times.stamps if stamp.shown)
    about = About(
        title=metadata.title, authors=metadata.authors, times=times, pictures=_told_of_pictures(sheet, metadata.title)
    )
    known = learned_region(sheet.tree, mass, learned)
    region, origin = (known[0], known[1].way) if known else find_region(sheet.tree, mass, metadata.heading)
    body = read_region(region, origin, about=about, spared=mass.spared)
    body = without_furniture(body, known[1]) if known else body
    first = _fullest(Reading(body=body, region=region), sheet, about)
    choice = settled(first, sheet, mass, about, [metadata.title, *_summaries(sheet)])
    return _words(choice, sheet, mass, metadata.heading, origin, about)


def _fullest(first: Reading, sheet: Sheet, about: About) -> Reading:
    """Return what stands in a script, or in structured data, where that is far more than a thin reading."""
    if first.body.size >= THIN:
        return first
    others = (read_scripts(sheet.text, about.title), stated_body(sheet.thing))
    return next((Reading(body=other) for other in others if other.size > FULLER * first.body.size), first)


def _summaries(sheet: Sheet) -> tuple[str, ...]:
    return (_described(sheet), sheet.listed.title, sheet.listed.summary)


def _described(sheet: Sheet) -> str:
    """Return how the page describes its article to machines."""
    summary = sheet.head.first("og:description", "description", "twitter:description")
    return summary or text_in(sheet.thing, "description")


def _told_of_pictures(sheet: Sheet, title: str) -> tuple[str, ...]:
    """Return what the page tells machines of the pictures of its article; the headline is told of nothing else."""
    images = sheet.thing.get("image")
    every = images if isinstance(images, list) else [images]
    said = [text_in(image, name) for image in every if isinstance(image, dict) for name in PICTURE_SAYS]
    return tuple(
        dict.fromkeys(
            text for text in (*said, *sheet.head.all("og:image:alt")) if len(text) >= SHORTEST and text != title
        )
    )


def _words(choice: Choice, sheet: Sheet, mass: Mass, heading: HtmlElement | None, origin: str, about: About) -> Words:
    body, region = choice.reading.body, choice.reading.region
    way = body.origin if body.origin == "prose" else origin
    lines = partial(_accounted, body, region, way, about, mass.spared)
    if region is None:
        return Words(body=body, doubt=choice.doubt, lines=lines)
    beside = captions_around(region, heading, mass.spared, about.pictures)
    body = replace(body, captions=tuple(dict.fromkeys([*beside, *body.captions])))
    held = Held(body.paragraphs, _described(sheet))
    above = [line for line in read_between(heading, region, mass.spared, about, held) if line not in body.captions]
    about = replace(about, standfirst=bool(above))
    body = _under(above, body, read_region(region, way, about=about, spared=mass.spared)) if above else body
    lines = partial(_accounted, body, region, way, about, mass.spared, above)
    return Words(body=body, path=path_of(region, sheet.tree), way=way, doubt=choice.doubt, lines=lines)


def _under(above: Sequence[str], body: Body, again: Body) -> Body:
    """Put a standfirst above a body; ``again`` is its region read as one whose headings are none."""
    kept = {*body.paragraphs, *again.subheadings}
    return replace(
        body,
        paragraphs=tuple(text for text in again.paragraphs if text in kept),
        subheadings=again.subheadings,
        subtitle=" ".join(dict.fromkeys(filter(None, [*above, again.subtitle]))),
    )


def _accounted(
    body: Body,
    region: HtmlElement | None,
    way: str,
    about: About,
    spared: Collection[HtmlElement],
    above: Sequence[str] = (),
) -> tuple[Line, ...]:
    """Say of each line where it went; what stood in no region of the page is text, and nothing else."""
    if region is None:
        return tuple(Line(text, Place.BODY) for text in body.paragraphs)
    taken = {*body.paragraphs, *body.captions}
    reason = "the outlet's profile leaves it out" if way == PROFILE else "it recurs on other pages of the outlet"
    inside = (
        Line(line.text, Place.LEFT_OUT, reason)
        if line.place in (Place.BODY, Place.SUBHEADING) and line.text not in taken
        else line
        for line in lines_of(region, way, about=about, spared=spared)
    )
    return (*(Line(text, Place.SUBTITLE) for text in above), *inside)
