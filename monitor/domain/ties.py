"""How articles that tell the same news belong together."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Self

from monitor.domain.addresses.address import Address
from monitor.domain.articles import Article


class Tie(StrEnum):
    """How two articles belong together, from closest to not at all."""

    ARTICLE = "article"  # one article under two addresses
    COPY = "copy"  # the same text at another outlet
    FOLLOWUP = "followup"  # a later step of a wire chain
    EVENT = "event"  # the same event in other words
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """How two articles belong together, and why we think so; ``share`` is how much of the shorter text both hold."""

    tie: Tie
    reason: str
    share: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An article as far as telling it apart from others goes; what is not known is empty."""

    url: str = ""
    title: str = ""
    text: str = ""
    outlet: str = ""
    outlet_id: str = ""
    published: datetime | None = None
    topics: frozenset[str] = frozenset()

    @property
    def address(self) -> Address:
        """Where it stands."""
        return Address.of(self.url)

    @classmethod
    def of(cls, article: Article) -> Self:
        """Return what of an article is compared; its canonical link is a claim, and is checked elsewhere."""
        return cls(
            url=article.url,
            title=article.title,
            text=article.text,
            outlet=article.outlet,
            outlet_id=article.outlet_id,
            published=article.published,
        )
