"""What is known of single outlets: profiles as data with small functions, found by walking a package.

lxml finds the region; the profile gets the soup of that region alone and cleans it with
BeautifulSoup (a whole page in BeautifulSoup costs more than everything else together).
"""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from bs4 import BeautifulSoup, Tag
from lxml import etree
from lxml.etree import XPath
from lxml.html import HtmlElement

from monitor.domain.urls import host_of
from monitor.extract.body import Body
from monitor.extract.markup import parse, squeeze, words_of

Locate = Callable[[HtmlElement, str], HtmlElement | None]
Answer = Callable[[HtmlElement, str], str]
SOURCE = 4_000_000  # characters of a page in which a script's value is looked for


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """One look of an outlet's article pages: where the region is, what leaves its soup, what the rest means.

    Selectors are CSS and speak of the region's soup; ``answers`` give other fields (title, subtitle,
    published, modified, authors, section, print_page) from the whole tree or its source.
    """

    name: str
    since: date
    region: Locate
    text: str
    headings: str = ""
    captions: str = ""
    subtitle: str = ""
    remove: tuple[str, ...] = ()
    answers: Mapping[str, Answer] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What one outlet needs; ``version`` goes up with every change, so that readings are not mixed."""

    name: str
    version: int
    hosts: tuple[str, ...]
    zone: str
    article_id: re.Pattern[str]  # its first group is the publisher's own id
    layouts: tuple[Layout, ...]  # newest first

    def id_in(self, url: str) -> str:
        """Return the publisher's id of the article at an address, or ""."""
        found = self.article_id.search(url)
        return found[1] if found else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a profile read: the layout that fitted, the body, and its other answers."""

    layout: str
    body: Body
    fields: Mapping[str, str]


def profile_for(url: str, package: str) -> Profile | None:
    """Return the profile of the outlet at an address, from the modules of a package named by dotted name."""
    host = host_of(url)
    return next(
        (profile for profile in profiles_in(package) if any(_under(host, known) for known in profile.hosts)), None
    )


@lru_cache(maxsize=8)
def profiles_in(package: str) -> tuple[Profile, ...]:
    """Load every profile of a package: each module of it that has a ``PROFILE``."""
    if not package:
        return ()
    home = import_module(package)
    names = sorted(module.name for module in iter_modules(home.__path__))
    found = (getattr(import_module(f"{package}.{name}"), "PROFILE", None) for name in names)
    return tuple(profile for profile in found if isinstance(profile, Profile))


def _under(host: str, known: str) -> bool:
    return host == known or host.endswith(f".{known}")


def read_with(profile: Profile, tree: HtmlElement, text: str) -> Told | None:
    """Read a page by the first layout that fits; none when the outlet has changed its pages."""
    for layout in profile.layouts:
        region = layout.region(tree, text)
        body = _body(layout, region) if region is not None else Body()
        if body.paragraphs:
            fields = {name: answer(tree, text) for name, answer in layout.answers.items()}
            return Told(layout=layout.name, body=body, fields={name: value for name, value in fields.items() if value})
    return None


def _body(layout: Layout, region: HtmlElement) -> Body:
    soup = BeautifulSoup(etree.tostring(region, encoding="unicode", method="html", with_tail=False), "lxml")
    for selector in layout.remove:
        for element in soup.select(selector):
            element.decompose()
    headings = frozenset(_lines(soup, layout.headings))
    paragraphs = tuple(_lines(soup, ", ".join(filter(None, (layout.text, layout.headings)))))
    return Body(
        paragraphs=paragraphs,
        subtitle=" ".join(_lines(soup, layout.subtitle)),
        subheadings=tuple(line for line in paragraphs if line in headings),
        captions=tuple(dict.fromkeys(_lines(soup, layout.captions))),
        origin="profile",
    )


def _lines(soup: BeautifulSoup, selector: str) -> list[str]:
    found = soup.select(selector) if selector else []
    return [words for element in found if (words := _words(element))]


def _words(element: Tag) -> str:
    for line_break in element.find_all("br"):
        line_break.replace_with(" ")
    return squeeze(element.get_text())


def _finder(path: str) -> Callable[[HtmlElement], list[Any]]:
    compiled = XPath(path)

    def find(tree: HtmlElement) -> list[Any]:
        found = compiled(tree)
        return found if isinstance(found, list) else []

    return find


def at(path: str) -> Locate:
    """Locate a region by XPath; one without words is none, since shells keep empty boxes."""
    find = _finder(path)

    def locate(tree: HtmlElement, _text: str) -> HtmlElement | None:
        return next((found for found in find(tree) if words_of(found)), None)

    return locate


def in_script(key: str) -> Locate:
    """Locate a region that stands as escaped markup under a key in a script's JSON."""
    value = script_value(key)

    def locate(tree: HtmlElement, text: str) -> HtmlElement | None:
        markup = value(tree, text)
        return parse(f"<html><body>{markup}</body></html>").find(".//body") if markup else None

    return locate


def words_at(path: str) -> Answer:
    """Answer with the words (or the attribute) that an XPath finds first."""
    find = _finder(path)

    def answer(tree: HtmlElement, _text: str) -> str:
        found = find(tree)[:1]
        return squeeze(found[0] if found and isinstance(found[0], str) else words_of(found[0])) if found else ""

    return answer


def script_value(key: str) -> Answer:
    """Answer with the first text that a script's JSON has under a key."""
    pattern = re.compile(rf'"{re.escape(key)}"\s*:\s*("(?:[^"\\]|\\.)*+")', re.DOTALL)

    def answer(_tree: HtmlElement, text: str) -> str:
        found = pattern.search(text, 0, SOURCE)
        return _json_text(found[1]) if found else ""

    return answer


def _json_text(source: str) -> str:
    try:
        return str(json.loads(source, strict=False))
    except ValueError:
        return ""
