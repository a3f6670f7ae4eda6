"""The standfirst that stands between a headline and the article's own box.

Much else stands there too. A line is believed when it speaks of what the article speaks of, and is marked as a
standfirst, is said by the page's own description, is a sentence, or is one of several short lines in one box.
"""

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import islice, takewhile

from lxml.html import HtmlElement

from monitor.extract.prose.agreement import topics_of
from monitor.extract.prose.blocks import Block, Role, blocks_of_boxes, reads_like_prose
from monitor.extract.prose.ends import SEVERAL, is_akin, who_or_when
from monitor.extract.prose.own_words import by_itself
from monitor.extract.prose.sorted_blocks import SENTENCE_END, About, container_of

MOST = 40  # boxes between the two that are looked at
MOST_LINES = 4
SHORTEST = 20  # characters of a heading that is a standfirst
OPENS = 40  # characters of a description by which a line that begins the same is known


@dataclass(frozen=True, slots=True)
class Held:
    """What a line between headline and box is held against: the article's paragraphs, and how the page describes it."""

    paragraphs: tuple[str, ...]
    described: str = ""


def read_between(
    heading: HtmlElement | None, region: HtmlElement, spared: Collection[HtmlElement], about: About, held: Held
) -> tuple[str, ...]:
    """Return the lines between a headline and the article's box that are its standfirst."""
    if heading is None or not held.paragraphs:
        return ()
    blocks = [
        block
        for block in blocks_of_boxes(islice(_boxes(heading, region), MOST), spared)
        if by_itself(block, about)[0] is None and who_or_when(block, about) is None
    ]
    told = topics_of(about.title)
    topics = topics_of(" ".join([about.title, held.described, *held.paragraphs])) if blocks else told
    new = [block for block in blocks if is_akin(block, topics) and topics_of(block.text) - told]
    beside = Counter(map(container_of, new))
    lines = [block.text for block in new if _is_standfirst(block, held.described, topics, beside[container_of(block)])]
    return tuple(line for line in dict.fromkeys(lines) if line not in held.paragraphs)[:MOST_LINES]


def _boxes(heading: HtmlElement, region: HtmlElement) -> Iterator[HtmlElement]:
    """Give the boxes that stand behind a headline and before a region, in the order of the page."""
    around = [region, *region.iterancestors()]
    climb = [heading, *heading.iterancestors()]
    common = next((box for box in climb if box in around), None)
    if common is None or common is region or common is heading:
        return
    own, other = climb[climb.index(common) - 1], around[around.index(common) - 1]
    if not any(box is other for box in own.itersiblings()):
        return
    for box in climb[: climb.index(own)]:
        yield from box.itersiblings()
    yield from takewhile(lambda box: box is not other, own.itersiblings())
    for box in reversed(around[: around.index(other)]):
        yield from reversed(list(box.itersiblings(preceding=True)))


def _is_standfirst(block: Block, described: str, topics: frozenset[str], beside: int) -> bool:
    """Say whether a line that speaks of the article is of its standfirst; ``beside`` counts such lines in its box."""
    if block.summary or _opens(described, block.text):
        return True
    if block.role is Role.HEADING:
        return len(block.text) >= SHORTEST or beside >= SEVERAL
    sentence = reads_like_prose(block) and block.text.endswith(SENTENCE_END)
    return sentence or (beside >= SEVERAL and is_akin(block, topics, SEVERAL))


def _opens(described: str, line: str) -> bool:
    """Say whether a description begins as a line does, or holds it."""
    begins = len(described) >= OPENS and line.startswith(described[:OPENS])
    return begins or (len(line) >= OPENS and line in described)
