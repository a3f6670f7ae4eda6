"""An address as a value: read once where it comes in, and asked instead of being parsed again."""

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Self
from urllib.parse import SplitResult

from monitor.domain.addresses.urls import (
    DEFAULT_PORTS,
    bounded,
    folded,
    host_in,
    normalised,
    objection_to,
    parts_of,
    site_in,
)
from monitor.domain.addresses.wrappers import unwrapped


@dataclass(frozen=True)
class Address:
    """A web address as somebody wrote it; what is asked of it is worked out when it is asked for first.

    >>> Address("https://m.News.example.co.kr/7?utm_source=x").site
    'example.co.kr'
    """

    url: str

    @classmethod
    @lru_cache(maxsize=2048)  # one address is met in many values while its page is looked at
    def of(cls, url: str) -> Self:
        """Return an address as the values that hold it share it, with what was worked out before."""
        return cls(url)

    def __str__(self) -> str:
        return self.url

    @cached_property
    def objection(self) -> str:
        """Why newsmon could not use it; empty when it can."""
        return objection_to(self.url)

    @cached_property
    def parts(self) -> SplitResult:
        """Its parts as they are written; empty ones where it cannot be read."""
        return parts_of(self.url)

    @cached_property
    def canonical(self) -> str:
        """The address as it is asked for: normalised, without fragment, tracking and what only leads to it.

        What is no usable address stays as it is. Order of parameters and a trailing slash stay, since some hosts
        insist on them; so does a fragment that names a page (``#!/news/7``).

        >>> Address("HTTP://News.Example:80/a/../b?utm_source=x&id=7#top").canonical
        'http://news.example/b?id=7'
        """
        if self.objection:
            return self.url
        inner = Address(unwrapped(self.parts))
        return normalised(self.parts) if inner.objection else inner.canonical

    @cached_property
    def normal(self) -> "Address":
        """What is asked for, as an address."""
        return self if self.canonical == self.url else Address(self.canonical)

    @cached_property
    def host(self) -> str:
        """Its host and, where it is not the usual one, port; empty when there is none.

        >>> Address("https://News.Example:8443/a").host
        'news.example:8443'
        """
        return host_in(self.parts)

    @property
    def port(self) -> int:
        """The port at which it is asked for; 0 where none is known."""
        return self.parts.port or DEFAULT_PORTS.get(self.parts.scheme, 0)

    @cached_property
    def site(self) -> str:
        """The publisher's name in it, as far as endings common in many countries tell; empty for none."""
        return site_in(self.host)

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The keys under which an article is looked up by it; they hold across databases."""
        return (bounded(self.url if self.objection else folded(self.normal.parts)),)

    def keys_with(self, outlet: str, number: str) -> tuple[str, ...]:
        """Return its keys behind a surer one: the publisher's own id of the article, where it is known.

        >>> Address("https://m.example.com/news/7/amp?utm_source=x").keys_with("example", "7")
        ('id:example/7', 'example.com/news/7')
        """
        own = (bounded(f"id:{outlet}/{number}"),) if number else ()
        return tuple(dict.fromkeys((*own, *self.keys)))

    def at(self, path: str) -> "Address":
        """Return the address of another path at the same host."""
        return Address.of(f"{self.parts.scheme}://{self.parts.netloc}{path}")

    def shares_site(self, other: "Address") -> bool:
        """Say whether both belong to one publisher's name: ``m.a.co.kr`` and ``www.a.co.kr`` do."""
        return bool(self.site) and self.site == other.site


NOWHERE = Address("")  # where none is given
