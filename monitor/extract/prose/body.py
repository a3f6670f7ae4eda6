"""The words of the article: paragraphs in order, captions apart, subheadings known, furniture out."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from lxml.html import HtmlElement

from monitor.extract.markup import squeeze
from monitor.extract.prose.blocks import blocks_of
from monitor.extract.prose.sorted_blocks import About, Line, Place, Sorted
from monitor.extract.prose.sorting import sort

MOST_OF_STANDFIRST = 4  # lines
NOBODY = About()


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """What was read in a region; ``paragraphs`` holds the subheadings too, where they stand."""

    paragraphs: tuple[str, ...] = ()
    subtitle: str = ""
    subheadings: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()
    withdrawn: tuple[str, ...] = ()  # words that the page shows struck
    furniture: tuple[str, ...] = ()  # paragraphs left out since they recur on other pages
    origin: str = ""

    @property
    def size(self) -> int:
        """How many characters its paragraphs have."""
        return sum(map(len, self.paragraphs))


def read_region(
    region: HtmlElement, origin: str, *, about: About = NOBODY, spared: Collection[HtmlElement] = frozenset()
) -> Body:
    """Read the words of a region, furniture and captions apart."""
    blocks = blocks_of(region, spared)
    found = sort(blocks, region, origin, about)
    return Body(
        paragraphs=_at(found, Place.BODY, Place.SUBHEADING),
        subtitle=" ".join(_at(found, Place.SUBTITLE)[:MOST_OF_STANDFIRST]),
        subheadings=_at(found, Place.SUBHEADING),
        captions=tuple(dict.fromkeys(_at(found, Place.CAPTION))),
        withdrawn=tuple(filter(None, (squeeze("".join(block.withdrawn)) for block in blocks if not block.left))),
        origin=origin,
    )


def lines_of(
    region: HtmlElement, origin: str, *, about: About = NOBODY, spared: Collection[HtmlElement] = frozenset()
) -> tuple[Line, ...]:
    """Say of each line of a region where it went and why, also of those that furniture holds."""
    found = sort(blocks_of(region, spared, whole=True), region, origin, about)
    return tuple(_told(found))


def _told(found: Iterable[Sorted]) -> Iterator[Line]:
    for each in found:
        if each.block.text:
            yield Line(each.block.text, each.place or Place.BODY, each.reason)
        if withdrawn := squeeze("".join(each.block.withdrawn)):
            yield Line(withdrawn, Place.LEFT_OUT if each.block.left else Place.WITHDRAWN, each.block.left)


def _at(found: Iterable[Sorted], *places: Place) -> tuple[str, ...]:
    return tuple(each.block.text for each in found if each.place in places)
