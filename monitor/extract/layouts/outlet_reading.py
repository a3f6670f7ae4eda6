"""Whose page it is, and what the outlet's profile makes of it: its words, or that it no longer fits."""

from collections.abc import Mapping
from dataclasses import dataclass

from lxml.html import HtmlElement

from monitor.domain.addresses.address import Address
from monitor.domain.articles import Reader
from monitor.domain.looks.verdicts import VerdictKind
from monitor.extract.layouts.fitting import Fitted, Misfit, read_with
from monitor.extract.layouts.profiles import Profile
from monitor.extract.prose.body import Body, read_region
from monitor.extract.prose.regions import find_region, weigh
from monitor.extract.prose.sorting import SURE

THIN = 500  # characters; a profile that read less may have missed the text
FULLER = 3  # times as much must stand in another box, for the profile to have missed it
TELLING = frozenset({VerdictKind.ARTICLE, VerdictKind.EMPTY})  # of a page without an article, no layout can fit


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """Whose page it is; ``told`` is what the profile read, ``misfit`` why it could not."""

    name: str
    article_id: str = ""
    profile: Profile | None = None
    told: Fitted | None = None
    misfit: str = ""

    @property
    def known(self) -> Mapping[str, str]:
        """What the profile answered besides the body."""
        return self.told.fields if self.told else {}

    def reader(self, extractor: int) -> Reader:
        """Return who read the page: of a profile that did not fit, its name and version, and no layout."""
        name = f"{self.profile.name}/{self.profile.version}" if self.profile else ""
        return Reader(extractor=extractor, profile=name, layout=self.told.layout if self.told else "")

    def changed(self, verdict: VerdictKind) -> str:
        """Say why the profile no longer fits, on a page where an article should be; else ""."""
        return self.misfit if self.article_id and verdict in TELLING else ""


def read_outlet(profile: Profile | None, address: Address, tree: HtmlElement, text: str) -> Outlet:
    """Read a page with its outlet's profile, if there is one and it fits."""
    if profile is None:
        return Outlet(name=address.host.removeprefix("www."))
    read = read_with(profile, tree, text)
    misfit = read.reason if isinstance(read, Misfit) else _missed(profile, read, tree)
    return Outlet(
        name=profile.outlet(address),
        article_id=profile.id_in(address),
        profile=profile,
        told=read if isinstance(read, Fitted) and not misfit else None,
        misfit=misfit,
    )


def _missed(profile: Profile, told: Fitted, tree: HtmlElement) -> str:
    elsewhere = _elsewhere(told.body, tree)
    return f"layout changed: layout {told.layout} of {profile.name} has {elsewhere}" if elsewhere else ""


def _elsewhere(body: Body, tree: HtmlElement) -> str:
    """Say where the text stands that a profile missed: in a box that calls itself the body, and holds far more."""
    if body.size >= THIN:
        return ""
    found, origin = find_region(tree, weigh(tree))
    other = read_region(found, origin)
    missed = origin in SURE and other.size >= max(THIN, FULLER * body.size)
    return f"{body.size} characters, another box {other.size}" if missed and not _share(body, other) else ""


def _share(body: Body, other: Body) -> bool:
    return not set(other.paragraphs).isdisjoint(body.paragraphs)
