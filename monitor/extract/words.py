"""Where the words of an article stand: in the place learned, in the markup, in a script, in structured data."""

from dataclasses import replace

from lxml.html import HtmlElement

from monitor.domain.looks.learning import Learned
from monitor.extract.facts.metadata import Metadata
from monitor.extract.layouts.fitting import Told
from monitor.extract.layouts.lessons import Words, learned_region, without_furniture
from monitor.extract.markup import parse, squeeze, visible_lines
from monitor.extract.prose.body import Body, read_region
from monitor.extract.prose.captions import captions_around
from monitor.extract.prose.paths import path_of
from monitor.extract.prose.regions import find_region, weigh
from monitor.extract.prose.scripts import read_scripts
from monitor.extract.prose.sorting import About
from monitor.extract.sheet import Sheet
from monitor.extract.structured import Thing

THIN = 500  # characters of body under which other places on the page are asked too
FULLER = 1.5  # times as much must another place hold to be believed instead


def told_words(told: Told, tree: HtmlElement) -> Words:
    """Return the words that an outlet's profile read, and where."""
    return Words(body=told.body, path=path_of(told.region, tree), way="profile")


def words_on(sheet: Sheet, metadata: Metadata, learned: Learned) -> Words:
    """Read the words where they stand; what was learned of the outlet goes first."""
    mass = weigh(sheet.tree)
    known = learned_region(sheet.tree, mass, learned)
    region, origin = (known[0], known[1].way) if known else find_region(sheet.tree, mass, metadata.heading)
    times = tuple(stamp.shown for stamp in metadata.times.stamps if stamp.shown)
    about = About(title=metadata.title, authors=metadata.authors, times=times)
    body = read_region(region, origin, about=about, spared=mass.spared)
    body = without_furniture(body, known[1]) if known else body
    beside = captions_around(region, metadata.heading, mass.spared)
    body = replace(body, captions=tuple(dict.fromkeys([*beside, *body.captions])))
    if body.size < THIN:
        for other in (read_scripts(sheet.text, metadata.title), _stated(sheet.thing)):
            if other.size > FULLER * body.size:
                return Words(body=other)
    return Words(body=body, path=path_of(region, sheet.tree), way=origin)


def _stated(thing: Thing) -> Body:
    """Read the text that JSON-LD states; it may hold markup, and lacks what stands between paragraphs."""
    text = thing.get("articleBody")
    if not isinstance(text, str):
        return Body()
    lines = visible_lines(parse("<html><body>" + text.replace("\n", "<br>") + "</body></html>"))
    return Body(paragraphs=tuple(filter(None, map(squeeze, lines))), origin="json-ld")
