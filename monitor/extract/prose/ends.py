"""Where the text begins and where it ends: names, times and counters before it, headings of other stories behind it."""

import re
from collections import Counter
from collections.abc import Sequence

from lxml.html import HtmlElement

from monitor.extract import furniture
from monitor.extract.markup import names_of
from monitor.extract.prose.agreement import topics_of
from monitor.extract.prose.blocks import Block, Role, reads_like_prose
from monitor.extract.prose.sorted_blocks import (
    SENTENCE_END,
    STOPS,
    About,
    Place,
    Sorted,
    boxes_of,
    container_of,
    is_sentence,
)

SEVERAL = 2  # short lines of one box that are a standfirst together, and topics of each: a section or a name has one
AKIN = 0.4  # share of its topics that a line of a standfirst has in common with the text
COUNTED = 30  # characters of a line above the text that counts something
STAMP = 24  # characters beside a time in a line that says when
NAMES = 30  # characters beside a name in a line that says who
SHORT = 90  # characters of a line that says who or when
NUMBERED = re.compile(r"[^\d:：]+[:：]\s*\d[\d.,:]*\D{0,8}")  # a label, a number and its unit


def begin(found: list[Sorted], about: About) -> None:
    """Decide on what stands before the first prose: names, times, a standfirst, first sentences, fragments."""
    open_ones = [each for each in found if each.is_open]
    prose = (number for number, each in enumerate(open_ones) if reads_like_prose(each.block) and not each.block.summary)
    first = next(prose, len(open_ones))
    box = container_of(open_ones[first].block) if first < len(open_ones) else None
    lines = _standfirst_of_lines([each.block for each in open_ones[:first]], [each.block for each in open_ones[first:]])
    for each in open_ones[:first]:
        block = each.block
        if (said := who_or_when(block, about)) is not None:
            each.place = said
        elif block.summary or container_of(block) in lines or (block.role is Role.HEADING and not about.standfirst):
            each.place = Place.SUBTITLE
        elif _counts(block):
            each.leave_out("a counter above the text")
        elif not (block.text.endswith(SENTENCE_END) or container_of(block) is box or first == len(open_ones)):
            each.leave_out("a fragment above the text, in a box of its own")


def _standfirst_of_lines(before: Sequence[Block], text: Sequence[Block]) -> set[HtmlElement | None]:
    """Return the boxes before a text that hold several short lines about what it tells, each a standfirst together."""
    counted = Counter(container_of(block) for block in before if block.role is not Role.HEADING)
    several = {box for box, count in counted.items() if count >= SEVERAL and text and box is not container_of(text[0])}
    if not several:
        return set()
    topics = topics_of(" ".join(block.text for block in text))
    strange = {container_of(block) for block in before if not is_akin(block, topics, SEVERAL)}
    return several - strange


def is_akin(block: Block, topics: frozenset[str], enough: int = 1) -> bool:
    """Say whether a line has enough to tell, and speaks of what a text speaks of."""
    own = topics_of(block.text)
    return not block.linked and len(own) >= enough and len(own & topics) >= AKIN * len(own)


def _counts(block: Block) -> bool:
    """Say whether a line gives a number and is no sentence, as "4 min read" is, or in no paragraph "Length: 4 min."."""
    if len(block.text) > COUNTED or not any(map(str.isdigit, block.text)):
        return False
    labelled = block.role is Role.LOOSE and NUMBERED.fullmatch(block.text)
    return bool(labelled) or not block.text.endswith(SENTENCE_END)


def who_or_when(block: Block, about: About) -> Place | None:
    """Say whether a line names the authors or states a time, and tells nothing else."""
    if len(block.text) > SHORT or block.role is Role.HEADING or block.text.endswith(STOPS):
        return None
    for names, place, beside in ((about.authors, Place.BYLINE, NAMES), (about.times, Place.TIME, STAMP)):
        rest = block.text
        for name in names:
            rest = rest.replace(name, "")
        if rest != block.text and len(rest) <= beside:
            return place
    return None


REST = 0.5  # share of the prose that may stand behind a heading like "Related stories" and be given up


def leave_out_endings(found: list[Sorted], region: HtmlElement) -> None:
    """Leave out what a heading such as "Related stories" speaks for.

    That is its box, where it opens one; else all that follows and does not stand where the text does, unless that
    is more than the text.
    """
    sizes = [len(each.block.text) if each.is_open and reads_like_prose(each.block) else 0 for each in found]
    total, seen = sum(sizes), False
    for number, each in enumerate(found):
        heads = each.place in (None, Place.LEFT_OUT) and not each.block.left
        if seen and heads and furniture.ENDING.fullmatch(each.block.text):
            spoken_for = _spoken_for(found, number, region)
            opened = _opened_box(each.block, region) is not region
            if opened or sum(sizes[other] for other in spoken_for) <= REST * total:
                for other in spoken_for:
                    if found[other].is_open:
                        found[other].leave_out(f"it stands under “{each.block.text[:40]}”")
            if each.is_open:
                each.leave_out("it heads other stories")
        seen |= each.is_open and is_sentence(each.block)


def _spoken_for(found: list[Sorted], number: int, region: HtmlElement) -> list[int]:
    box = _opened_box(found[number].block, region)
    behind = range(number + 1, len(found))
    if box is not region:
        return [other for other in behind if box in boxes_of(found[other].block, region)]
    texts = _text_boxes([each.block for each in found[:number] if each.is_open])
    return [other for other in behind if not _is_paragraph_of(found[other].block, texts)]


def _text_boxes(blocks: list[Block]) -> object:
    homes = Counter(_box_of(block) for block in blocks if block.role is Role.PARAGRAPH and reads_like_prose(block))
    return max(homes, key=lambda box: homes[box], default=None)


def _is_paragraph_of(block: Block, box: object) -> bool:
    return block.role is Role.PARAGRAPH and _box_of(block) == box


def _box_of(block: Block) -> object:
    box = block.home.getparent()
    return next(iter(names_of(box).split()), box) if box is not None else None


def _opened_box(block: Block, region: HtmlElement) -> HtmlElement:
    """Return the largest box that opens with a heading: what the heading speaks for."""
    box = block.home
    while (
        box is not region
        and (outer := box.getparent()) is not None
        and outer[0] is box
        and not (outer.text or "").strip()
    ):
        box = outer
    return box if box is not block.home else region
