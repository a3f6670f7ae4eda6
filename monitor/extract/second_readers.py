"""Second readers: asked where the first reading of a page is in doubt; what most of them read is believed.

A reading is in doubt when it shares little with what the page says of itself, when it is much less than the
prose of the page, or when it is empty. The other readers are a box found by its prose alone, whatever boxes are
called; the page's scripts and its structured data; and trafilatura, which costs most and is asked last.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from functools import partial

from lxml.html import HtmlElement

from monitor.extract.markup import parse, squeeze, visible_lines
from monitor.extract.prose.agreement import agreement, likeness, topics_of
from monitor.extract.prose.body import Body, read_region
from monitor.extract.prose.regions import Mass, tightest
from monitor.extract.prose.scripts import read_scripts
from monitor.extract.prose.sorted_blocks import About
from monitor.extract.sheet import Sheet
from monitor.extract.structured import Thing

STRANGE = 0.3  # share of what the page says of itself under which a reading speaks of something else
FOREIGN = 0.1  # under which other readers cannot dispel that doubt
LITTLE = 0.45  # share of the page's prose under which a reading may have missed the text
CONFIRMED = 0.75  # likeness of two readings that say the same
BETTER = 0.1  # by which another reading must be liked more than the first
ALWAYS = 400  # characters, wide ones twice, under which a page of so little prose is a flash and nothing is missed
LARGEST = 1_500_000  # characters of a page that trafilatura is given

WIDE = re.compile("[\u2e80-\U0010ffff]")  # signs that say as much as two letters do

STRANGER = "it shares little with what the page says of itself"
SMALL = "it is much less than the prose of the page"
EMPTY = "it is empty"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one reader read, and the region it stood in where there is one."""

    body: Body
    region: HtmlElement | None = None

    @property
    def topics(self) -> frozenset[str]:
        """What its words speak of."""
        return topics_of(" ".join(self.body.paragraphs))


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The reading that is believed, and what stays in doubt."""

    reading: Reading
    doubt: str = ""


def settled(first: Reading, sheet: Sheet, mass: Mass, about: About, told: Sequence[str]) -> Choice:
    """Return the first reading where nothing speaks against it, else the one that the readers agree on.

    ``told`` is what the page, and the listing that led to it, say of the article: title, summary.
    """
    said = [topics_of(text) for text in dict.fromkeys(told) if text]
    doubt = doubt_of(first, mass, said)
    if not doubt:
        return Choice(reading=first)
    readings = [first]
    for reader in _readers(sheet, mass, about):
        other = reader()
        if other.body.paragraphs and (other.region is None or other.region is not first.region):
            readings.append(other)
        chosen = _best(readings, said)
        if _is_confirmed(chosen, readings) and not doubt_of(chosen, mass, said):
            return Choice(reading=chosen)
    chosen = _best(readings, said)
    doubt = doubt_of(chosen, mass, said)
    foreign = (agreement(chosen.topics, said) or 0.0) < FOREIGN
    return Choice(reading=chosen, doubt="" if _is_confirmed(chosen, readings) and not foreign else doubt)


def doubt_of(reading: Reading, mass: Mass, said: Sequence[frozenset[str]]) -> str:
    """Say why a reading may be wrong, or ""."""
    if not reading.body.paragraphs:
        return EMPTY if mass.everything > ALWAYS else ""
    agreed = agreement(reading.topics, said)
    if agreed is not None and agreed < STRANGE:
        return STRANGER
    return SMALL if mass.everything > ALWAYS and _weight(reading.body) < LITTLE * mass.everything else ""


def _weight(body: Body) -> int:
    return sum(len(text) + len(() if text.isascii() else WIDE.findall(text)) for text in body.paragraphs)


def _readers(sheet: Sheet, mass: Mass, about: About) -> Iterator[Callable[[], Reading]]:
    yield partial(_stated, sheet.thing)
    yield lambda: Reading(body=read_scripts(sheet.text, about.title))
    yield partial(_by_prose, sheet.tree, mass, about)
    if len(sheet.text) <= LARGEST:
        yield partial(_by_trafilatura, sheet.tree, about)


def _stated(thing: Thing) -> Reading:
    return Reading(body=stated_body(thing))


def stated_body(thing: Thing) -> Body:
    """Read the text that JSON-LD states; it may hold markup, and lacks what stands between paragraphs."""
    text = thing.get("articleBody")
    if not isinstance(text, str):
        return Body()
    lines = visible_lines(parse("<html><body>" + text.replace("\n", "<br>") + "</body></html>"))
    return Body(paragraphs=tuple(filter(None, map(squeeze, lines))), origin="json-ld")


def _by_prose(tree: HtmlElement, mass: Mass, about: About) -> Reading:
    """Read the box that holds most of the prose, whatever it and its neighbours are called."""
    body = tree.find(".//body")
    region = tightest(tree if body is None else body, mass.of_everything)
    return Reading(body=read_region(region, "prose", about=about, spared=mass.spared), region=region)


def _by_trafilatura(tree: HtmlElement, about: About) -> Reading:
    from trafilatura import bare_extraction  # noqa: PLC0415 - half a second, for the few pages that need it

    found = bare_extraction(deepcopy(tree), fast=True, include_comments=False)
    lines = (found.text or "").splitlines() if found is not None and not isinstance(found, dict) else []
    paragraphs = tuple(line for line in map(squeeze, lines) if line not in ("", about.title))
    return Reading(body=Body(paragraphs=paragraphs, origin="trafilatura"))


def _best(readings: Sequence[Reading], said: Sequence[frozenset[str]]) -> Reading:
    """Return the reading that agrees most with the page and with the other readings; in a tie the first.

    Readings that speak of something else than the page are believed only where all do.
    """
    topics = [reading.topics for reading in readings]
    agreed = [agreement(own, said) or 0.0 for own in topics]
    akin = [place for place in range(len(readings)) if agreed[place] >= STRANGE] or list(range(len(readings)))
    liked = {
        place: agreed[place]
        + max((likeness(topics[place], other) for number, other in enumerate(topics) if number != place), default=0.0)
        for place in akin
    }
    return readings[max(akin, key=lambda place: liked[place] + BETTER * (place == 0))]


def _is_confirmed(chosen: Reading, readings: Sequence[Reading]) -> bool:
    """Say whether another reader read the same."""
    own = chosen.topics
    return any(likeness(own, other.topics) >= CONFIRMED for other in readings if other is not chosen)
