"""Where things stand on an outlet's pages: the words in which profiles say it.

A place is CSS on the whole page (or XPath, when it begins with a slash); ``@name`` behind it means
an attribute: ``h1.title``, ``//dl[1]/dd``, ``meta[name='author']@content``.
"""

import html
import json
import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

from lxml.cssselect import CSSSelector
from lxml.etree import XPath
from lxml.html import HtmlElement

from monitor.extract.markup import parse, squeeze, words_of

Locate = Callable[[HtmlElement, str], HtmlElement | None]
Answer = Callable[[HtmlElement, str], str]
SOURCE = 4_000_000  # characters of a page in which a script's value is looked for
TO_A_TIME = r"(?:시간|시각|일시|일)?\W{0,12}"  # what may stand between a label and its time
LONGEST_TIME = 50  # characters
MOST = 200  # elements looked at for one place
ATTRIBUTE = re.compile(r"(?P<path>.+)@(?P<name>[\w:-]+)")
ELEMENTS = {"text": "p", "paragraph": "p", "header": "h3", "heading": "h3", "quote": "blockquote", "raw_html": "div"}


def region(place: str | Locate) -> Locate:
    """Locate the first element at a place that has words; shells keep empty boxes."""
    if callable(place):
        return place
    find = _finder(place)
    return lambda tree, _text: next((found for found in find(tree) if words_of(found)), None)


def answer(place: str | Answer) -> Answer:
    """Answer with the words (or the attribute) that stand first at a place, or ""."""
    if callable(place):
        return place
    attribute = ATTRIBUTE.fullmatch(place)
    find = _finder(attribute["path"] if attribute else place)

    def said(tree: HtmlElement, _text: str) -> str:
        words = (squeeze(found.get(attribute["name"])) if attribute else words_of(found) for found in find(tree))
        return next((each for each in words if each), "")

    return said


def all_at(place: str) -> Answer:
    """Answer with all the words that stand at a place, apart by commas: a byline of several."""
    find = _finder(place)
    return lambda tree, _text: ", ".join(dict.fromkeys(filter(None, map(words_of, find(tree)))))


def behind(*labels: str, at: str) -> Answer:
    """Answer with the time that stands behind one of these labels in the words of a place."""
    return matching(rf"(?:{'|'.join(map(re.escape, labels))}){TO_A_TIME}(\d[^\n]{{0,{LONGEST_TIME}}})", at=at)


def matching(pattern: str, *, at: str) -> Answer:
    """Answer with the first group of a pattern in the words of a place."""
    find, said = _finder(at), re.compile(pattern)

    def answered(tree: HtmlElement, _text: str) -> str:
        found = said.search("\n".join(map(words_of, find(tree))))
        return found[1] if found else ""

    return answered


def in_script(key: str) -> Locate:
    """Locate a region that stands as escaped markup under a key in a script's JSON."""
    value = script_value(key)
    return lambda tree, text: _body(value(tree, text))


def script_value(key: str) -> Answer:
    """Answer with the first text that a script's JSON has under a key."""
    pattern = re.compile(rf'"{re.escape(key)}"\s*:\s*("(?:[^"\\]|\\.)*+")', re.DOTALL)

    def said(_tree: HtmlElement, text: str) -> str:
        found = pattern.search(text, 0, SOURCE)
        return _decoded(found[1]) if found else ""

    return said


def in_elements(variable: str, key: str = "content_elements") -> Locate:
    """Locate a region that a script holds as a list of elements, each with its type: Arc's Fusion does."""

    def locate(_tree: HtmlElement, text: str) -> HtmlElement | None:
        found = _assigned(text, variable).get(key)
        return _body("".join(map(_element, found))) if isinstance(found, list) else None

    return locate


def assigned(variable: str, path: str) -> Answer:
    """Answer with a text inside the JSON that a script assigns; of lists on the way, with what each item has.

    ``assigned("page", "credits.by.name")`` gives the names of all who are credited, apart by commas.
    """

    def said(_tree: HtmlElement, text: str) -> str:
        values: list[Any] = [_assigned(text, variable)]
        for name in path.split("."):
            inner = (value.get(name) for value in values if isinstance(value, dict))
            values = [each for value in inner for each in (value if isinstance(value, list) else [value])]
        return ", ".join(dict.fromkeys(squeeze(value) for value in values if isinstance(value, str) and value))

    return said


def check(place: object) -> None:
    """Raise ``ValueError`` for a place that cannot be read as CSS or XPath."""
    if isinstance(place, str) and place:
        attribute = ATTRIBUTE.fullmatch(place)
        _compiled(attribute["path"] if attribute else place)


@lru_cache(maxsize=1024)
def _compiled(path: str) -> XPath:
    try:
        return XPath(path) if path.startswith("/") else CSSSelector(path, translator="html")
    except SyntaxError as error:  # what both lxml and cssselect raise
        raise ValueError(f"{path!r} is neither CSS nor XPath: {error}") from error


def _finder(path: str) -> Callable[[HtmlElement], Iterator[HtmlElement]]:
    compiled = _compiled(path)

    def find(tree: HtmlElement) -> Iterator[HtmlElement]:
        found = compiled(tree)
        return (each for each in found[:MOST] if not isinstance(each, str)) if isinstance(found, list) else iter(())

    return find


def _body(markup: str) -> HtmlElement | None:
    return parse(f"<html><body>{markup}</body></html>").find(".//body") if markup else None


def _decoded(source: str) -> str:
    try:
        return str(json.loads(source, strict=False))
    except ValueError:
        return ""


@lru_cache(maxsize=1)  # several answers ask for the same page's
def _assigned(text: str, variable: str) -> dict[str, Any]:
    found = re.compile(rf"{re.escape(variable)}\s*=\s*(?=\{{)").search(text, 0, SOURCE)
    try:
        value = json.JSONDecoder(strict=False).raw_decode(text, found.end())[0] if found else {}
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


def _element(item: object) -> str:
    """Write one content element as markup; what has no words is left out."""
    if not isinstance(item, dict):
        return ""
    kind, words = item.get("type"), item.get("content")
    if kind in ("image", "video", "gallery") and isinstance(item.get("caption"), str):
        return f"<figure><figcaption>{html.escape(item['caption'])}</figcaption></figure>"
    tag = ELEMENTS.get(str(kind))
    return f'<{tag} class="{kind}">{words}</{tag}>' if tag and isinstance(words, str) else ""
