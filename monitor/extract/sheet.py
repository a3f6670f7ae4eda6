"""A page laid out for reading, so that each reader takes the part it needs, and what else is known of it."""

from dataclasses import dataclass
from datetime import UTC, datetime

from lxml.html import HtmlElement

from monitor.domain.addresses.address import Address
from monitor.extract.head import Head
from monitor.extract.structured import Thing


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """What a listing said of the page that it led to."""

    title: str = ""
    summary: str = ""
    published: datetime | None = None


UNLISTED = Listed()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A page laid out for reading: its tree, its source, its visible lines, and its machine-readable parts.

    ``dated`` are the same lines, number by number, with a blank where the words of two elements touch.
    """

    tree: HtmlElement
    text: str
    address: Address
    lines: list[str]
    dated: list[str]
    head: Head
    thing: Thing
    zone: str
    now: datetime | None
    listed: Listed = UNLISTED


def instant_in(value: object, name: str) -> datetime | None:
    """Read an instant, in UTC where it names no zone; raises ``TypeError`` or ``ValueError`` for what is none."""
    if value is None or value == "":
        return None
    at = value if isinstance(value, datetime) else datetime.fromisoformat(_text(value, name))
    return at.replace(tzinfo=UTC) if at.tzinfo is None else at


def listed_in(value: object) -> Listed:
    """Read what a listing said: an object with any of ``title``, ``summary``, ``published``; raises as above."""
    if value is None:
        return UNLISTED
    if not isinstance(value, dict):
        raise TypeError(f"listed is an object, not {type(value).__name__}")
    return Listed(
        title=_text(value.get("title") or "", "title"),
        summary=_text(value.get("summary") or "", "summary"),
        published=instant_in(value.get("published"), "published"),
    )


def _text(value: object, name: str) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{name} is a text, not {type(value).__name__}")
    return value
