"""The lines and blocks of a region with the place of the article that each goes to, or why it was left out."""

from dataclasses import dataclass
from enum import StrEnum

from lxml.html import HtmlElement

from monitor.extract.prose.blocks import Block, Role, reads_like_prose


class Place(StrEnum):
    """What a line of an article's region is taken for."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    SUBHEADING = "subheading"
    BODY = "body"
    CAPTION = "caption"
    BYLINE = "byline"
    TIME = "time"
    WITHDRAWN = "withdrawn"
    LEFT_OUT = "left out"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a region as a reader sees it, and where it went; ``reason`` says why it was left out."""

    text: str
    place: Place
    reason: str = ""


ELSEWHERE = "a link to another page"
STOPS = tuple(".。．")
SENTENCE_END = tuple('.!?。！？．…"”’」』)')


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What is known of an article before its text is read: headline, names, times as shown, words about pictures."""

    title: str = ""
    authors: tuple[str, ...] = ()
    times: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()  # what the page tells machines of them
    standfirst: bool = False  # whether it has one outside of its box


@dataclass(slots=True)
class Sorted:
    """A block with where it goes; a place of ``None`` is not decided yet."""

    block: Block
    place: Place | None = None
    reason: str = ""

    @property
    def is_open(self) -> bool:
        """Whether nothing speaks against its being text."""
        return self.place is None

    def leave_out(self, reason: str) -> None:
        """Leave it out for a reason."""
        self.place, self.reason = Place.LEFT_OUT, reason


def is_sentence(block: Block) -> bool:
    """Say whether a block is a sentence or more: it reads like prose, or ends as a sentence does."""
    return reads_like_prose(block) or block.text.endswith(SENTENCE_END)


def boxes_of(block: Block, region: HtmlElement) -> list[HtmlElement]:
    """Return the boxes around a block, inside of the region."""
    boxes = []
    for box in (block.home, *block.home.iterancestors()):
        if box is region:
            break
        boxes.append(box)
    return boxes


def container_of(block: Block) -> HtmlElement | None:
    """Return the box in which a block stands beside others of its kind."""
    home = block.home
    if block.role is Role.LOOSE:
        return home
    outer = home.getparent()
    return outer.getparent() if home.tag == "li" and outer is not None else outer
