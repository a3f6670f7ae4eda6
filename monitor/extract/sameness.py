"""Whether a page still says what it said: a print of its article's region and of the facts around it.

The region and all that stands between the headline and it are covered word by word; behind it only
what states a time, a name or a correction, and captions. Two equal prints mean one and the same
article; two different ones mean nothing, and the page is read.
"""

import re
from collections.abc import Iterator
from hashlib import sha256

from lxml.html import HtmlElement

from monitor.extract import furniture
from monitor.extract.correction_notices import STEMS
from monitor.extract.markup import shown, squeeze

HEAD = "//title/text() | //link[@rel='canonical']/@href | //h1//text() | //time/@datetime"
PICTURES = ".//img/@alt"
CAPTIONS = ".//figcaption//text()"
METAS = "//meta[@content and (@property or @name)]"
META = re.compile(r"title|author|byl|date|time|publish|modif|descri|section|tag|keyword|headline|url", re.IGNORECASE)
FACT = re.compile(r"\d\d?:\d\d|\d{4}\s?[-./년年]|기자|특파원|@|\bBy\b|수정|입력|등록|승인|송고|[Uu]pdated")
SHORT = 40  # characters of a line that states a time or a name


def print_of(tree: HtmlElement, text: str, region: HtmlElement, *told: object) -> str:
    """Name what a page says in and around a region; ``told`` is all else that its reading depends on."""
    parts = [*map(str, told), *_machine(tree), *_linked_data(text), *_words(tree, region)]
    return sha256("\n".join(parts).encode("utf-8", "replace")).hexdigest()


def _machine(tree: HtmlElement) -> Iterator[str]:
    yield from map(str, tree.xpath(HEAD))
    for meta in tree.xpath(METAS):
        name = meta.get("property") or meta.get("name")
        if META.search(name):
            yield f"{name}={meta.get('content')}"


def _linked_data(text: str) -> Iterator[str]:
    start = text.find("ld+json")
    while start >= 0:
        end = text.find("</script", start)
        yield text[start:end]
        start = text.find("ld+json", end) if end >= 0 else -1


def _words(tree: HtmlElement, region: HtmlElement) -> Iterator[str]:
    scope, own, page = _scope(region), shown(region), shown(tree)
    before, _, behind = page.partition(own)
    heading = scope.find(".//h1")
    if heading is not None:
        before = before[max(0, before.rfind(shown(heading))) :]
    yield from map(str, region.xpath(PICTURES))
    yield from map(str, scope.xpath(CAPTIONS))
    yield squeeze(own)
    yield from (line for line in _lines(before) if FACT.search(line) or not furniture.COUNTER.fullmatch(line))
    yield from (line for line in _lines(behind) if len(line) <= SHORT and FACT.search(line))
    yield from _like_notices(page)


def _like_notices(page: str) -> Iterator[str]:
    """Give each line that could be a notice of correction, wherever it stands."""
    low = page.lower()
    for stem in STEMS:
        place = low.find(stem)
        while place >= 0:
            end = low.find("\n", place)
            yield squeeze(low[low.rfind("\n", 0, place) + 1 : end])
            place = low.find(stem, end) if end >= 0 else -1


def _lines(words: str) -> Iterator[str]:
    return filter(None, map(squeeze, words.split("\n")))


def _scope(region: HtmlElement) -> HtmlElement:
    """Return what holds the headline too; the whole page where none is marked as one."""
    around = [region, *region.iterancestors()]
    return next((box for box in around if box.find(".//h1") is not None), around[-1])
