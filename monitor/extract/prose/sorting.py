"""Where each block of a region goes, and why: what it is by itself, by the box it stands in, and by its place.

A block is left out on evidence alone: it is furniture of the page by its box, a control, a legal notice, a link
and nothing but that, part of a list of links, or a fragment in a box that holds no sentence. What else stands at
the same page has no say, so that the same article under other furniture gives the same words.
"""

from collections.abc import Sequence

from lxml.html import HtmlElement

from monitor.extract.markup import names_of
from monitor.extract.prose.blocks import Block, Role
from monitor.extract.prose.ends import begin, leave_out_endings
from monitor.extract.prose.lists import leave_out_counters, leave_out_headings_of_links, leave_out_lists
from monitor.extract.prose.own_words import by_itself
from monitor.extract.prose.pictures import captions_among
from monitor.extract.prose.sorted_blocks import About, Place, Sorted, container_of, is_sentence

TWICE = 80  # characters that nobody writes a second time word for word
SURE = ("microdata", "name", "script", "learned")  # ways of finding a region that need no prose to be believed


def sort(blocks: Sequence[Block], region: HtmlElement, origin: str, about: About) -> list[Sorted]:
    """Say of every block of a region where it goes."""
    captions = captions_among(blocks, region, about.pictures)
    found = [Sorted(block, *by_itself(block, about, caption=number in captions)) for number, block in enumerate(blocks)]
    _leave_out_repeated(found)
    leave_out_lists(found, region)
    leave_out_counters(found)
    leave_out_endings(found, region)
    begin(found, about)
    _leave_out_fragments(found, {region} if origin in SURE else set())
    leave_out_headings_of_links(found, region)
    _settle_headings(found)
    if not any(each.place is Place.BODY for each in found):
        _take_standfirst(found)
    return found


def _leave_out_repeated(found: list[Sorted]) -> None:
    """Leave out a text's beginning where it stands again in a box of another kind, as beside a wall for strangers."""
    prose = [each for each in found if each.is_open and len(each.block.text) >= TWICE]
    for each in prose[1:]:
        if each.block.text == prose[0].block.text and _kind_of_box(each.block) != _kind_of_box(prose[0].block):
            each.leave_out("the beginning of the text, once more")


def _kind_of_box(block: Block) -> tuple[object, ...]:
    """Return what two boxes of one text have in common: where each stands, and what it is called."""
    box = container_of(block)
    return (None,) if box is None else (box.tag, names_of(box), box.getparent())


def _leave_out_fragments(found: list[Sorted], sure: set[HtmlElement]) -> None:
    """Leave out loose words that are no sentence, in boxes that hold none."""
    homes = {each.block.home for each in found if each.is_open and is_sentence(each.block)} | sure
    for each in found:
        loose = each.is_open and each.block.role is Role.LOOSE and each.block.home not in homes
        if loose:
            each.leave_out("a fragment, in a box without a sentence")


def _settle_headings(found: list[Sorted]) -> None:
    """Take what is left as text: a heading only when text follows it."""
    follows = False
    for each in reversed(found):
        if not each.is_open:
            continue
        if each.block.role is not Role.HEADING:
            each.place, follows = Place.BODY, True
        elif follows:
            each.place = Place.SUBHEADING
        else:
            each.leave_out("a heading with no text under it")


def _take_standfirst(found: list[Sorted]) -> None:
    """Take a standfirst for the text where there is no other."""
    for each in found:
        if each.place is Place.SUBTITLE:
            each.place = Place.BODY
