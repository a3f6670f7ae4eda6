"""Cleaning the soup of a region: what a profile does with BeautifulSoup, and the rules it may be made of."""

import re
from collections.abc import Callable, Iterable
from itertools import chain

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString
from lxml import etree
from lxml.html import HtmlElement

from monitor.extract.furniture import is_noise
from monitor.extract.markup import squeeze

EMPTY = BeautifulSoup("", "lxml")
Rule = Callable[[BeautifulSoup], None]
SENTENCE_END = tuple('.!?。！？…"”’」』)')


def soup_of(region: HtmlElement) -> BeautifulSoup:
    """Build the soup of a region, its own element included."""
    return BeautifulSoup(etree.tostring(region, encoding="unicode", method="html", with_tail=False), "lxml")


def without(*selectors: str) -> Rule:
    """Drop the elements that these CSS selectors find."""

    def rule(soup: BeautifulSoup) -> None:
        for element in soup.select(", ".join(filter(None, selectors))) if any(selectors) else ():
            element.decompose()

    return rule


def renamed(tag: str, *selectors: str) -> Rule:
    """Make other elements of what these CSS selectors find: a box that shows a heading becomes one."""

    def rule(soup: BeautifulSoup) -> None:
        for element in soup.select(", ".join(filter(None, selectors))) if any(selectors) else ():
            element.name = tag

    return rule


def without_lines(pattern: str) -> Rule:
    """Drop the runs of text that match as a whole."""
    said = re.compile(pattern)

    def rule(soup: BeautifulSoup) -> None:
        for text in soup.find_all(string=lambda text: bool(text and said.fullmatch(squeeze(text)))):
            text.extract()

    return rule


def ending_at(pattern: str) -> Rule:
    """Drop the first run of text that begins so, and all that stands behind it."""
    said = re.compile(pattern)

    def rule(soup: BeautifulSoup) -> None:
        last = soup.find(string=lambda text: bool(text and said.match(squeeze(text))))
        for node in list(chain([last], last.next_elements)) if isinstance(last, NavigableString) else ():
            if isinstance(node, NavigableString):
                node.extract()

    return rule


def lines_at(soup: BeautifulSoup, selector: str) -> list[str]:
    """Return the words of what a selector finds, the outermost elements only, a line for each paragraph."""
    found = soup.select(selector) if selector else []
    inside = set(map(id, found))
    outermost = (element for element in found if not any(id(parent) in inside for parent in element.parents))
    return [line for element in outermost for line in _paragraphs(element) if not is_noise(line)]


def _paragraphs(element: Tag) -> list[str]:
    """Cut an element at its line breaks, unless one stands in the middle of a sentence."""
    for line_break in element.find_all("br"):
        line_break.replace_with("\x00")
    joined: list[str] = []
    for line in squeezed(element.get_text().split("\x00")):
        if joined and line and joined[-1] and not joined[-1].endswith(SENTENCE_END):
            joined[-1] += f" {line}"
        else:
            joined.append(line)
    return [line for line in joined if line]


def squeezed(lines: Iterable[str]) -> list[str]:
    """Squeeze each line."""
    return [squeeze(line) for line in lines]
