"""The words of the article: paragraphs in order, captions apart, subheadings known, furniture out.

Each block is judged by what it is and where it stands, never by how much else is on the page, so
that the same article under other furniture gives the same words.
"""

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from lxml.html import HtmlElement

from monitor.extract import furniture
from monitor.extract.markup import names_of, squeeze
from monitor.extract.prose.blocks import Block, Role, blocks_of, reads_like_prose

REST = 0.5  # share of the prose that may stand behind a heading like "Related stories" and be given up
SHORT = 25  # characters of a caption that a picture's description must reach to count as the same
SURE = ("microdata", "name", "script")  # ways of finding a region that need no prose to be believed
SENTENCE_END = tuple('.!?。！？…"”’」』)')


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """What was read in a region; ``paragraphs`` holds the subheadings too, where they stand."""

    paragraphs: tuple[str, ...] = ()
    subtitle: str = ""
    subheadings: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()
    furniture: tuple[str, ...] = ()  # paragraphs left out since they recur on other pages
    origin: str = ""

    @property
    def size(self) -> int:
        """How many characters its paragraphs have."""
        return sum(map(len, self.paragraphs))


def read_region(
    region: HtmlElement, origin: str, *, title: str = "", spared: Collection[HtmlElement] = frozenset()
) -> Body:
    """Read the words of a region, furniture and captions apart."""
    blocks = blocks_of(region, spared=spared)
    captions = _captions(blocks, region)
    words = [block for block in blocks if block.role is not Role.CAPTION and block.text not in captions]
    wanted = _until_the_end(words, region)
    first = _opening(wanted, 0 if origin in SURE else len(wanted))
    homes = {block.home for block in wanted if reads_like_prose(block)} | ({region} if origin in SURE else set())
    kept = [block for block in _kept(wanted[first:], homes) if block.text != title]
    headings = tuple(block.text for block in kept if block.role is Role.HEADING)
    return Body(
        paragraphs=tuple(block.text for block in kept),
        subtitle=_subtitle(wanted[:first], title),
        subheadings=headings,
        captions=captions,
        origin=origin,
    )


def _kept(blocks: list[Block], homes: set[HtmlElement]) -> Iterator[Block]:
    """Give the blocks that are words of the article; a heading only when prose follows it."""
    waiting: list[Block] = []
    for block in blocks:
        if not _is_words(block, homes):
            continue
        if block.role is Role.HEADING:
            waiting.append(block)
            continue
        yield from waiting
        waiting = []
        yield block


def _is_words(block: Block, homes: set[HtmlElement]) -> bool:
    """Say whether a block belongs to the article's text."""
    if furniture.is_noise(block.text) or furniture.ENDING.fullmatch(block.text):
        return False
    if block.all_linked:
        return False
    if block.role in (Role.HEADING, Role.PARAGRAPH):
        return True
    if block.role is Role.ITEM:
        return block.linked * 2 < len(block.text)
    if block.home in homes:
        return True
    return reads_like_prose(block) or (
        block.text.endswith(SENTENCE_END) and not furniture.COUNTER.fullmatch(block.text) and len(block.text) > SHORT
    )


def _until_the_end(blocks: list[Block], region: HtmlElement) -> list[Block]:
    """Cut at a heading that says the article is over; where much prose follows, drop the box of that heading alone.

    A mere line that says so ends nothing: the paragraphs behind it, where the others stand, stay; and where it
    opens a box of links, it speaks of those alone.
    """
    sizes = [len(block.text) if reads_like_prose(block) else 0 for block in blocks]
    total, seen = sum(sizes), 0
    boxes: set[HtmlElement] = set()
    for number, block in enumerate(blocks):
        if seen and furniture.ENDING.fullmatch(block.text):
            box, behind = _box(block, region), blocks[number + 1 :]
            if total - seen <= REST * total and not _opens_links(block, box, behind):
                stays = [] if block.role is Role.HEADING else _paragraphs_like(blocks[:number], behind)
                return _without(blocks[:number] + stays, boxes)
            boxes.add(box)
        seen += sizes[number]
    return _without(blocks, boxes - {region})


def _opens_links(line: Block, box: HtmlElement, behind: list[Block]) -> bool:
    """Say whether a mere line stands at the top of a box that holds links and nothing else."""
    inside = [block for block in behind if box in (block.home, *block.home.iterancestors())]
    return line.role is not Role.HEADING and bool(inside) and all(block.all_linked for block in inside)


def _without(blocks: list[Block], boxes: set[HtmlElement]) -> list[Block]:
    return [block for block in blocks if not boxes or boxes.isdisjoint([block.home, *block.home.iterancestors()])]


def _paragraphs_like(before: list[Block], behind: list[Block]) -> list[Block]:
    """Give the paragraphs that stand in the same box as those before, or in one of the same name."""
    homes = Counter(_box_of(block) for block in before if block.role is Role.PARAGRAPH and reads_like_prose(block))
    home = max(homes, key=lambda box: homes[box], default=None)
    return [block for block in behind if block.role is Role.PARAGRAPH and _box_of(block) == home]


def _box_of(block: Block) -> object:
    box = block.home.getparent()
    return next(iter(names_of(box).split()), box) if box is not None else None


def _box(block: Block, region: HtmlElement) -> HtmlElement:
    """Return the largest box around a heading that opens with it: what the heading speaks for."""
    box = block.home
    while (
        box is not region
        and (outer := box.getparent()) is not None
        and outer[0] is box
        and not (outer.text or "").strip()
    ):
        box = outer
    return box if box is not block.home or block.role is not Role.HEADING else region


def _opening(blocks: list[Block], nowhere: int) -> int:
    """Return where the text begins: at its first prose, or at the short lines before it that stand in the same box."""
    prose = (number for number, block in enumerate(blocks) if reads_like_prose(block) and not block.summary)
    first = next(prose, nowhere)
    while 0 < first < len(blocks) and _leads_on(blocks[first - 1], blocks[first]):
        first -= 1
    return first


def _leads_on(line: Block, behind: Block) -> bool:
    return line.role is Role.LOOSE and line.home is behind.home and line.text.endswith((*SENTENCE_END, ",", "、", "，"))


def _captions(blocks: list[Block], region: HtmlElement) -> tuple[str, ...]:
    """Return the lines that stand at pictures, or repeat what a picture of the region is described with."""
    described = {text for image in region.iter("img") if len(text := squeeze(image.get("alt"))) >= SHORT}
    texts = (
        block.text
        for block in blocks
        if block.text in described or (block.role is Role.CAPTION and not furniture.is_noise(block.text))
    )
    return tuple(dict.fromkeys(texts))


def _subtitle(before: list[Block], title: str) -> str:
    """Read the standfirst: what stands before the text and is named so, or is a lesser heading."""
    lines = [
        block.text
        for block in before
        if (block.summary or block.role is Role.HEADING) and block.text != title and not block.all_linked
    ]
    return " ".join(lines[:4]) if lines else ""
