"""An address as a value: read once where it comes in, and asked instead of being parsed again."""

from dataclasses import dataclass
from functools import cached_property

from monitor.domain.addresses.urls import address_keys, canonical, check, host_of, site_of


@dataclass(frozen=True)
class Address:
    """A web address as somebody wrote it; what is asked of it is worked out once.

    >>> Address("https://m.News.example.co.kr/7?utm_source=x").site
    'example.co.kr'
    """

    url: str

    def __str__(self) -> str:
        return self.url

    @cached_property
    def objection(self) -> str:
        """Why newsmon could not use it; empty when it can."""
        return check(self.url)

    @cached_property
    def canonical(self) -> str:
        """The address as it is asked for: normalised, without tracking and what only leads to it."""
        return canonical(self.url)

    @cached_property
    def host(self) -> str:
        """Its host and, where it is not the usual one, port; empty when there is none."""
        return host_of(self.url)

    @cached_property
    def site(self) -> str:
        """The publisher's name in it, as far as endings common in many countries tell; empty for none."""
        return site_of(self.url)

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The keys under which an article is looked up by it."""
        return address_keys(self.url)

    def shares_site(self, other: "Address") -> bool:
        """Say whether both belong to one publisher's name."""
        return bool(self.site) and self.site == other.site


NOWHERE = Address("")  # where none is given
