"""Articles that stand only in a script's JSON: Fusion, Next.js, Nuxt and the like, in simple form."""

import json
import re
from collections import deque
from collections.abc import Iterator
from typing import Any

from monitor.extract.markup import parse, squeeze
from monitor.extract.prose.blocks import HEADINGS
from monitor.extract.prose.body import Body, read_region

START = re.compile(r"""(?:=|\.push\(|<script[^<>]{0,300}json["'][^<>]{0,300}>)\s*(?=[{\[]\s*["{\[])""")
SOURCE = 4_000_000  # characters of scripts that are read
SHORTEST = 400  # characters of an escaped document worth decoding
PROSE = 60  # characters from which a text in a script may be an article's body
DEEPEST = 40
NODES = 40_000
BODY_KEY = re.compile(r"(?:article|content|body|html|text|story|main|desc|detail)\w*", re.IGNORECASE)
ASIDE_KEY = re.compile(
    r"(?:related|recommend|comment|promo|teaser|footer|header|nav|popular|ads?|config|translations?|copyright|credits?|author|taxonomy|websites)\w*",
    re.IGNORECASE,
)
TIMES = {
    "published": re.compile(
        r"date_?published|(?:first_?)?publish(?:ed)?_?(?:date|time|at|on)|display_date", re.IGNORECASE
    ),
    "modified": re.compile(r"date_?modified|(?:last_?)?(?:updated?|modified)_?(?:date|time|at|on)", re.IGNORECASE),
}
TYPE_KEYS = ("type", "__typename", "_type", "kind")
PICTURES = frozenset({"image", "gallery", "video", "photo"})
HEADED = frozenset({"header", "heading", "subheading", *HEADINGS})
TOLD = HEADED | {"", "text", "paragraph", "p", "quote", "blockquote", "raw_html", "html", "list", "body", "textblock"}
MARKUP = re.compile(r"<(?:p|br|div)\b", re.IGNORECASE)


def read_scripts(text: str, title: str) -> Body:
    """Return the fullest article text that stands in the page's scripts, or an empty body."""
    bodies = [body for document in documents(text) for body in _bodies(document, title)]
    return max(bodies, key=lambda body: body.size, default=Body())


def documents(text: str) -> Iterator[Any]:
    """Read the JSON values that scripts assign or push; a text that holds JSON is opened too."""
    reader = json.JSONDecoder(strict=False)
    place = 0
    while found := START.search(text[:SOURCE], place):
        place = found.end()
        try:
            value, place = reader.raw_decode(text, found.end())
        except (ValueError, RecursionError):
            continue
        if isinstance(value, (dict, list)) and place - found.end() >= SHORTEST:
            yield value


def _bodies(document: object, title: str) -> Iterator[Body]:
    """Give everything inside a document that could be an article's text."""
    stack: list[tuple[str, object, int, bool]] = [("", document, 0, False)]
    for _ in range(NODES):
        if not stack:
            return
        key, value, depth, own = stack.pop()  # own: inside an object that bears the page's headline
        if isinstance(value, str):
            if len(value) >= PROSE and BODY_KEY.fullmatch(key) and (MARKUP.search(value) or (own and "\n" in value)):
                yield _from_markup(value if MARKUP.search(value) else value.replace("\n", "<br>"))
        elif isinstance(value, list) and depth < DEEPEST:
            if (elements := _elements(value)).size >= PROSE:
                yield elements
            stack.extend((key, item, depth + 1, own) for item in reversed(value[:500]))
        elif isinstance(value, dict) and depth < DEEPEST:
            here = own or _titled(value, title)
            stack.extend((name, item, depth + 1, here) for name, item in value.items() if not ASIDE_KEY.fullmatch(name))


def _titled(value: dict[str, Any], title: str) -> bool:
    """Say whether an object bears the page's headline, itself or in an object of headlines."""
    named = (text for name, text in value.items() if "tit" in name or "head" in name)
    said = (text for found in named for text in (found.values() if isinstance(found, dict) else [found]))
    return bool(title) and any(isinstance(text, str) and _plain(text) == title for text in said)


def read_script_times(text: str, title: str) -> dict[str, str]:
    """Return what the object that bears the page's headline says of its times, by the clock's name."""
    for document in documents(text):
        for value in _objects(document):
            told = {clock: found for clock, names in TIMES.items() if (found := _first(value, names))}
            if told and _titled(value, title):
                return told
    return {}


def _first(value: dict[str, Any], names: re.Pattern[str]) -> str:
    return next((found for name, found in value.items() if names.fullmatch(name) and isinstance(found, str)), "")


def _objects(document: object) -> Iterator[dict[str, Any]]:
    """Give the objects of a document, outer ones first."""
    queue = deque([document])
    for _ in range(NODES):
        if not queue:
            return
        value = queue.popleft()
        if isinstance(value, dict):
            yield value
        if isinstance(value, (dict, list)):
            inner = value.values() if isinstance(value, dict) else value
            queue.extend(item for item in inner if isinstance(item, (dict, list)))


def _from_markup(source: str) -> Body:
    tree = parse(f"<html><body>{source}</body></html>")
    region = tree.find(".//body")
    return read_region(tree if region is None else region, "script")


def _elements(items: list[Any]) -> Body:
    """Read a list of content elements, each with a type and its words."""
    elements = [(_type(item), item) for item in items if isinstance(item, dict)]
    told = [(kind, words) for kind, item in elements if kind in TOLD and (words := _words(item))]
    captions = [_plain(item.get("caption") or item.get("description")) for kind, item in elements if kind in PICTURES]
    return Body(
        paragraphs=tuple(words for _, words in told),
        subheadings=tuple(words for kind, words in told if kind in HEADED),
        captions=tuple(filter(None, captions)),
        origin="script",
    )


def _type(item: dict[str, Any]) -> str:
    return str(next(filter(None, map(item.get, TYPE_KEYS)), "")).lower()


def _words(item: dict[str, Any]) -> str:
    for key in ("content", "text", "html", "value", "body"):
        if isinstance(words := item.get(key), str) and words.strip():
            return _plain(words)
    nested = item.get("content_elements") or item.get("children") or item.get("items")
    if isinstance(nested, list):
        return squeeze(" ".join(_words(child) for child in nested[:200] if isinstance(child, dict)))
    return ""


def _plain(words: object) -> str:
    if not isinstance(words, str) or not words:
        return ""
    return (
        squeeze(parse(f"<html><body>{words}</body></html>").text_content())
        if "<" in words or "&" in words
        else squeeze(words)
    )
