"""What a page says about itself in JSON-LD, with the faults that JSON-LD has in the wild."""

import html
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from monitor.domain.addresses.address import NOWHERE, Address
from monitor.extract.markup import squeeze

ARTICLE = re.compile(
    r"(?:\w*Article|BlogPosting|LiveBlogPosting|Report|Review|SocialMediaPosting|CreativeWork|WebPage|VideoObject)",
    re.IGNORECASE,
)
LESSER = frozenset({"review", "creativework", "socialmediaposting", "webpage", "videoobject"})
SCRIPT = re.compile(r"<script[^>]{0,300}?ld\+json[^>]{0,300}>(.*?)</script", re.IGNORECASE | re.DOTALL)
TRAILING = re.compile(r",(\s*[}\]])")
MISSING = re.compile(r'(["}\]])(\s*\n\s*)(")')
OPENING = re.compile(r"\s*(?:(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/)\s*){1,2}")
CLOSING = re.compile(r"(?:(?:-->|//\s*\]\]>|\]\]>|/\*\s*\]\]>\s*\*/)\s*;?\s*){1,2}$")
END = 40  # characters of a script among which what closes its wrapping stands
FIELD = re.compile(r'"(datePublished|dateModified|headline|articleSection|inLanguage)"\s*:\s*"((?:[^"\\]|\\.){1,600})"')
DEEPEST = 12
MOST = 2000  # objects looked at on one page

Thing = dict[str, Any]


def things(text: str) -> tuple[Thing, ...]:
    """Return every JSON-LD object of a page, in order, whatever it was wrapped in."""
    found: list[Thing] = []
    for script in SCRIPT.finditer(text):
        for value in _values(script[1]):
            found.extend(_inside(value))
    return tuple(found[:MOST])


def article_of(objects: tuple[Thing, ...], address: Address = NOWHERE) -> Thing:
    """Choose the object that speaks of this page's article, or an empty one."""
    ranked = sorted(
        (thing for thing in objects if _rank(thing, address)), key=lambda thing: _rank(thing, address), reverse=True
    )
    return _resolved(ranked[0], objects) if ranked else {}


def _resolved(thing: Thing, objects: tuple[Thing, ...]) -> Thing:
    """Put in place of what a field only refers to (``{"@id": …}``) the object that is meant."""
    known = {str(other["@id"]): other for other in objects if "@id" in other and len(other) > 1}
    return {name: _meant(value, known) for name, value in thing.items()}


def _meant(value: object, known: Mapping[str, Thing]) -> object:
    if isinstance(value, list):
        return [_meant(item, known) for item in value[:MOST]]
    if isinstance(value, dict) and value.keys() == {"@id"}:
        return known.get(str(value["@id"]), value)
    return value


def _rank(thing: Thing, address: Address) -> int:
    kinds = [kind for kind in kinds_of(thing) if ARTICLE.fullmatch(kind)]
    if not kinds:
        return 0
    here = address.url.rstrip("/").rpartition("/")[2]
    telling = sum(
        bool(thing.get(name)) for name in ("headline", "datePublished", "author", "articleBody", "dateModified")
    )
    same = bool(here) and here in f"{thing.get('url')} {thing.get('mainEntityOfPage')} {thing.get('@id')}"
    return 1 + telling + 4 * same + 6 * any(kind.lower() not in LESSER for kind in kinds)


def kinds_of(thing: Thing) -> tuple[str, ...]:
    """Return the types of an object, without their address.

    >>> kinds_of({"@type": ["http://schema.org/NewsArticle", None]})
    ('NewsArticle',)
    """
    kind = thing.get("@type")
    kinds = kind if isinstance(kind, list) else [kind]
    return tuple(name.rpartition("/")[2] for name in kinds if isinstance(name, str))


def texts(value: object) -> tuple[str, ...]:
    """Read a field that may be a text, an object with a name, or a list of either."""
    if isinstance(value, str):
        return tuple(filter(None, [squeeze(html.unescape(html.unescape(value)))]))
    if isinstance(value, dict):
        given = " ".join(part for part in (value.get("givenName"), value.get("familyName")) if isinstance(part, str))
        return texts(value.get("name") or value.get("@value") or value.get("headline") or given)
    if isinstance(value, list):
        return tuple(text for item in value[:100] if not isinstance(item, list) for text in texts(item))
    return ()


def text_in(thing: Thing, *names: str) -> str:
    """Return the first text among the named fields."""
    return next((found[0] for name in names if (found := texts(thing.get(name)))), "")


def _values(source: str) -> Iterator[object]:
    """Read a script as JSON, repaired as far as needed; as single fields when nothing else helps."""
    source = _unwrapped(source)
    for repair in (_same, _commas, _unescaped):
        values = list(_documents(repair(source)))
        if values:
            yield from values
            return
    fields = dict(reversed(FIELD.findall(source)))
    if fields:
        yield {"@type": "NewsArticle", **{name: _unquote(value) for name, value in fields.items()}}


def _unwrapped(source: str) -> str:
    """Take off the marks of comments and of CDATA around a script."""
    source = source.strip()
    opening, closing = OPENING.match(source), CLOSING.search(source, max(0, len(source) - END))
    return source[opening.end() if opening else 0 : closing.start() if closing else len(source)].strip()


def _documents(source: str) -> Iterator[object]:
    """Read one JSON document after another; control characters inside of texts are let through."""
    reader = json.JSONDecoder(strict=False)
    place = 0
    while place < len(source):
        try:
            value, place = reader.raw_decode(source, place)
        except (json.JSONDecodeError, RecursionError):
            return
        yield value
        while place < len(source) and source[place] in " \t\r\n;,":
            place += 1


def _same(source: str) -> str:
    return source


def _commas(source: str) -> str:
    return MISSING.sub(r"\1,\2\3", TRAILING.sub(r"\1", source))


def _unescaped(source: str) -> str:
    return _commas(html.unescape(source)) if "&quot;" in source or "&#34;" in source else source


def _unquote(value: str) -> str:
    return re.sub(r"\\(.)", lambda match: {"n": " ", "t": " ", "r": " "}.get(match[1], match[1]), value)


def _inside(value: object, depth: int = 0) -> Iterator[Thing]:
    """Give an object and those within it that may be the article: lists, graphs, main entities."""
    if depth > DEEPEST:
        return
    if isinstance(value, list):
        for item in value[:MOST]:
            yield from _inside(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for name in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item"):
            yield from _inside(value.get(name), depth + 1)
