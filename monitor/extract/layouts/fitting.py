"""Reading a page by the layouts of its outlet's profile, and noticing that none of them fits any more."""

from collections.abc import Mapping
from dataclasses import dataclass

from bs4 import BeautifulSoup
from lxml.html import HtmlElement

from monitor.extract.furniture import ENDING, is_noise
from monitor.extract.layouts.places import answer, region
from monitor.extract.layouts.profiles import FIELDS, Layout, Profile
from monitor.extract.layouts.soups import lines_at, renamed, soup_of, without
from monitor.extract.markup import parse
from monitor.extract.prose.blocks import Role, blocks_of
from monitor.extract.prose.body import Body, read_region

LEFT = 2  # times as much prose as was taken may not be left in a region
ENOUGH = 300  # characters; less left than that proves nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitted:
    """What a profile read: the layout that fitted, the body, and its other answers."""

    layout: str
    body: Body
    fields: Mapping[str, str]
    region: HtmlElement | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Misfit:
    """Why no layout of a profile fits a page; empty when it knows none."""

    reason: str = ""


def read_with(profile: Profile, tree: HtmlElement, text: str) -> Fitted | Misfit:
    """Read a page by the first layout that fits, or say why none does: then the outlet has changed its pages."""
    reasons = []
    for layout in profile.layouts:
        body, trouble = _tried(layout, tree, text)
        if not trouble:
            found = region(layout.region)(tree, text)
            return Fitted(layout=layout.name, body=body, fields=_fields(layout, tree, text), region=found)
        reasons.append(f"{layout.name}{_unchecked(layout)}: {trouble}")
    return Misfit(reason=f"layout changed: no layout of {profile.name} fits; {'; '.join(reasons)}" if reasons else "")


def _tried(layout: Layout, tree: HtmlElement, text: str) -> tuple[Body, str]:
    """Read by one layout; say why it does not fit, or ""."""
    found = region(layout.region)(tree, text)
    if found is None:
        return Body(), "its region is not there"
    soup = soup_of(found)
    for rule in (without(*layout.remove), *layout.rules):
        rule(soup)
    body = _selected(layout, soup) if layout.text else _general(layout, soup)
    if not (body.paragraphs or body.captions):
        return body, "its region holds no text where it should"
    return body, "most of the text in its region is elsewhere" if _leaves_prose(body, soup) else ""


def _unchecked(layout: Layout) -> str:
    return "" if layout.checked else " (never checked on a real page)"


def _fields(layout: Layout, tree: HtmlElement, text: str) -> dict[str, str]:
    places = ((name, getattr(layout, name)) for name in FIELDS)
    said = ((name, answer(place)(tree, text)) for name, place in places if place)
    return {name: value for name, value in said if value}


def _selected(layout: Layout, soup: BeautifulSoup) -> Body:
    """Read the text where the layout has it."""
    headings = frozenset(lines_at(soup, layout.headings))
    paragraphs = tuple(lines_at(soup, ", ".join(filter(None, (layout.text, layout.headings)))))
    return Body(
        paragraphs=paragraphs,
        subheadings=tuple(line for line in paragraphs if line in headings),
        captions=tuple(dict.fromkeys(lines_at(soup, layout.captions))),
        origin="profile",
    )


def _general(layout: Layout, soup: BeautifulSoup) -> Body:
    """Read every line of a region that is known and clean, but for what is no text wherever it stands."""
    renamed("h3", layout.headings)(soup)
    captions = lines_at(soup, layout.captions)
    without(layout.captions)(soup)
    blocks = [block for block in blocks_of(_own(soup)) if not (is_noise(block.text) or block.all_linked)]
    lines = [block for block in blocks if block.role is not Role.CAPTION and not ENDING.fullmatch(block.text)]
    captions += [block.text for block in blocks if block.role is Role.CAPTION]
    return Body(
        paragraphs=tuple(block.text for block in lines),
        subheadings=tuple(block.text for block in lines if block.role is Role.HEADING),
        captions=tuple(dict.fromkeys(captions)),
        origin="profile",
    )


def _own(soup: BeautifulSoup) -> HtmlElement:
    """Return the region's own element, cleaned: what its name looks like is no reason to leave it out."""
    tree = parse(str(soup))
    page = tree.find(".//body")
    return tree if page is None else page[0] if len(page) == 1 and not (page.text or "").strip() else page


def _leaves_prose(body: Body, soup: BeautifulSoup) -> bool:
    """Whether far more prose stands in a region than was taken from it."""
    most = max(ENOUGH, LEFT * body.size)
    taken = body.size + sum(map(len, body.captions))
    # The soup's own words are counted first: reading them costs more, and is seldom needed.
    return len(soup.get_text(" ", strip=True)) - taken > most and (
        read_region(_own(soup), "name").size - body.size > most
    )
