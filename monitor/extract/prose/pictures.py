"""What pictures say of themselves, and the lines beside them that say the same: their captions."""

from collections.abc import Collection, Sequence

from lxml.html import HtmlElement

from monitor.extract.markup import squeeze
from monitor.extract.prose.blocks import Block, Role

SHORTEST = 25  # characters of a picture's description from which a line that says the same is its caption
CREDIT = 60  # characters that may follow it: who took the picture
SAID = ("alt", "title", "data-caption")


def said_of(image: HtmlElement) -> frozenset[str]:
    """Return what a picture says of itself, where that is enough to know a caption by."""
    return frozenset(text for name in SAID if len(text := squeeze(image.get(name))) >= SHORTEST)


def repeats(line: str, said: Collection[str]) -> bool:
    """Say whether a line is what a picture says of itself, with who took it or without.

    >>> repeats("The old pier at noon, on Tuesday. Photo: Ann Lee", ["The old pier at noon, on Tuesday"])
    True
    """
    return any(line.startswith(text) and len(line) - len(text) <= CREDIT for text in said)


def captions_among(blocks: Sequence[Block], region: HtmlElement, told: Collection[str]) -> frozenset[int]:
    """Give the numbers of the blocks that say what the picture right before or behind them says of itself.

    Words between them part the two: a sentence that some other picture repeats is no caption. A heading is none.
    ``told`` is what the page tells machines of its pictures, whichever it is of.
    """
    said = {image: texts for image in region.iter("img") if (texts := said_of(image) | set(told))}
    every = [text for texts in said.values() for text in texts]
    alike = [number for number, block in enumerate(blocks) if _may_be(block) and repeats(block.text, every)]
    if not alike:
        return frozenset()
    order = {element: number for number, element in enumerate(region.iter())}
    places = [(order[image], texts) for image, texts in said.items()]
    homes = [order.get(block.home, 0) for block in blocks]
    long = [number for number, block in enumerate(blocks) if len(block.text) >= SHORTEST]
    return frozenset(number for number in alike if _has_own(number, blocks, places, homes, long))


def _may_be(block: Block) -> bool:
    return block.role is not Role.HEADING and not block.left


def _has_own(
    number: int,
    blocks: Sequence[Block],
    places: Sequence[tuple[int, frozenset[str]]],
    homes: Sequence[int],
    long: Sequence[int],
) -> bool:
    begin = max((homes[other] for other in long if other < number), default=-1)
    end = min((homes[other] for other in long if other > number), default=len(homes) + max(homes) + 1)
    return any(begin < place and (place < end) and repeats(blocks[number].text, texts) for place, texts in places)
