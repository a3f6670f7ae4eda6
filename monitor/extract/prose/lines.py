"""Where the words of a region go: each line to one place of the article, or left out for a reason."""

from dataclasses import dataclass
from enum import StrEnum


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
