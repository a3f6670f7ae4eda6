"""What is known of single outlets: profiles as data with small functions, found by walking a package.

lxml finds the region; the profile gets the soup of that region alone and cleans it with
BeautifulSoup (a whole page in BeautifulSoup costs more than everything else together).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib import import_module
from itertools import pairwise
from pkgutil import iter_modules
from types import ModuleType
from zoneinfo import ZoneInfo

from lxml.html import HtmlElement

from monitor.domain.addresses.address import Address
from monitor.domain.errors import NewsmonError
from monitor.extract.layouts.places import Answer, Locate, check, region
from monitor.extract.layouts.soups import EMPTY, Rule

SHIPPED = "spiders.outlets"
FIELDS = ("title", "subtitle", "published", "modified", "authors", "section", "print_page")
DRESS = re.compile(r"^(?:www|m|mobile|amp)\.")


class ProfileError(NewsmonError):
    """A profile cannot be used as it is written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """One look of an outlet's article pages: where the region is, what leaves its soup, what the rest means.

    ``text``, ``headings`` (which are part of the text), ``captions`` and ``remove`` are CSS in the soup of
    the region; without ``text``, its paragraphs are found in the general way. ``checked`` is the date of
    the newest real page that was read with it; none for a layout written from descriptions.
    """

    name: str
    since: date
    checked: date | None = None
    region: str | Locate
    text: str = ""
    headings: str = ""
    captions: str = ""
    remove: tuple[str, ...] = ()
    rules: tuple[Rule, ...] = ()
    title: str | Answer = ""
    subtitle: str | Answer = ""
    published: str | Answer = ""
    modified: str | Answer = ""
    authors: str | Answer = ""
    section: str | Answer = ""
    print_page: str | Answer = ""

    def __post_init__(self) -> None:
        for place in (self.region, *(getattr(self, name) for name in FIELDS)):
            check(place)
        for selector in filter(None, (self.text, self.headings, self.captions, *self.remove)):
            EMPTY.select(selector)  # raises for what is no CSS


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What one outlet needs; ``version`` goes up with every change, so that readings are not mixed.

    A profile without ``hosts`` is for all sites of one publishing system: known by the shape of their
    addresses and by ``marks``, CSS of what stands on each of their pages.
    """

    name: str
    version: int
    hosts: tuple[str, ...] = ()
    marks: str = ""
    zone: str
    article_id: re.Pattern[str]  # its first group is the publisher's own id
    layouts: tuple[Layout, ...] = ()  # newest first; without any, pages are read in the general way

    def __post_init__(self) -> None:
        ZoneInfo(self.zone)
        check(self.marks)
        if not (self.hosts or self.marks):
            raise ValueError(f"the profile {self.name} names neither hosts nor marks")
        if not self.article_id.groups:
            raise ValueError(f"the id rule of the profile {self.name} has no group")
        if any(newer.since < older.since for newer, older in pairwise(self.layouts)):
            raise ValueError(f"the layouts of the profile {self.name} are not in order, the newest first")

    def id_in(self, address: Address) -> str:
        """Return the publisher's id of the article at an address, or ""."""
        found = self.article_id.search(address.url)
        return found[1] if found else ""

    def outlet(self, address: Address) -> str:
        """Return whose page it is: the outlet's name, or the host of one site among many."""
        return self.name if self.hosts else DRESS.sub("", address.host)


def profile_for(address: Address, tree: HtmlElement, package: str = SHIPPED) -> Profile | None:
    """Return the profile for a page: of its outlet, else of its publishing system.

    Profiles of the package, given by its dotted name, go before those that come with newsmon.
    """
    known = [*profiles_in(package), *(profiles_in(SHIPPED) if package != SHIPPED else ())]
    own = [(each, profile) for profile in known for each in profile.hosts if _under(address.host, each)]
    shared = (profile for profile in known if not profile.hosts and _is_of(profile, address, tree))
    return max(own, key=lambda found: len(found[0]))[1] if own else next(shared, None)


def _under(host: str, known: str) -> bool:
    return host == known or host.endswith(f".{known}")


def _is_of(profile: Profile, address: Address, tree: HtmlElement) -> bool:
    return bool(profile.id_in(address)) and region(profile.marks)(tree, "") is not None


@lru_cache(maxsize=8)
def profiles_in(package: str) -> tuple[Profile, ...]:
    """Load every profile of a package: each module of it that has a ``PROFILE``; raises ``ProfileError``."""
    return tuple(_loaded(package)) if package else ()


def _loaded(package: str) -> Iterator[Profile]:
    for name in sorted(module.name for module in iter_modules(_imported(package).__path__)):
        profile = getattr(_imported(f"{package}.{name}"), "PROFILE", None)
        if isinstance(profile, Profile):
            yield profile


def _imported(name: str) -> ModuleType:
    try:
        return import_module(name)
    except Exception as error:  # a module of the user's own may raise anything
        raise ProfileError(f"it cannot be loaded: {error}", to=name, do="Mend the profile") from error
