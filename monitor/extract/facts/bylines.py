"""Who wrote it: names out of structured data, metas, byline boxes and lines, wherever people are named."""

import html
import re
from collections.abc import Iterable, Iterator
from itertools import islice, takewhile

from lxml.html import HtmlElement

from monitor.extract.facts.byline_names import COMPANY, HOUSE_CJK, KOREAN, LEAD, SIGNED_WITH_ROLE, names_in, stated
from monitor.extract.facts.machine_titles import key_of
from monitor.extract.markup import is_within, names_of, words_of
from monitor.extract.patterns import alternatives
from monitor.extract.sheet import Sheet
from monitor.extract.structured import texts

_BY = alternatives("written by|words by|story by|reported by|by|text von|von|par|por|di|door|af|av")
_AUTHOR = alternatives(r"""
    written by|reported by|words by|autorin/autor
    (?:autor(?:in|e|a)?|auteure?|author|penulis|作者|記者|记者|責任編輯|责编|撰文|著者|筆者|執筆者?|文責)\s?[:：／/]
""")
_NAMES = r"(?P<names>[^\W\d_](?:[^.!?\d@]|(?<=\b\w)\.|(?<=\b\w\w)\.|(?<=\bProf)\.){1,60}?)"
BESIDE = re.compile(
    rf"{_BY}(?:\s?[:：]\s?|\s)(?P<names>[^\W\d_].{{1,110}})", re.IGNORECASE
)  # a line beside the headline
SIGNED = re.compile(rf"[(（]?{_AUTHOR}\s?{_NAMES}[)）]?", re.IGNORECASE)  # a line anywhere
SCRIPT = re.compile(r'"(?:by|authors?|byline|writers?)"\s*:\s*\[\s*\{(?P<people>[^\]]{2,4000})\]')
NAME = re.compile(r'(?<=[{,"\s])"(?:name|fullName|displayName)"\s*:\s*"((?:[^"\\]|\\.){2,60})"')
COMMENT = re.compile(r"comment|kommentar|repl(?:y|ies)|disqus")
_NAMED = " or ".join(
    f"contains(., '{name}')" for name in ("byline", "Byline", "author", "Author", "reporter", "writer")
)
SURE = "//*[@rel='author']"
METAS = (
    "article:author", "og:article:author", "dable:author", "byl", "author", "parsely-author", "sailthru.author",
    "dc:creator", "dc.creator", "dcterms.creator", "citation_author",
)  # fmt: skip
PERSON = re.compile(
    r"/(?:authors?|autor(?:e[sn]?|in)?|auteurs?|journalist(?:e|en)?s?|reporters?|writers?|editors|contributors?|by"
    r"|redakteure?)/[^/?]+",
    re.IGNORECASE,
)  # the address of somebody who writes
BOXES = (
    SURE,
    "//*[@itemprop='author']//*[@itemprop='name'] | //*[@itemprop='author' and not(*)]",
    f"//@class[{_NAMED}]/..",
)
LONGEST = 120  # characters of a box that may be a byline
ABOVE, BELOW = 6, 16  # lines around the headline among which the byline stands
BEHIND = 4  # lines behind the headline in which a name with its role is the author's
AROUND = 300  # characters of a box that holds bylines and nothing else
MOST = 12
MOST_NAMES = 40  # of one article: studies have many authors


def read_authors(sheet: Sheet, place: int, lines: str = "") -> tuple[tuple[str, ...], str]:
    """Return the names and where they stood.

    ``place`` is the number of the line with the headline, ``lines`` are lines that hold a Korean byline.
    People go before the name of the house, wherever on the page they stand; of a page that names one of
    them to machines and shows more, those shown.
    """
    first: tuple[tuple[str, ...], str] = ((), "")
    for names, origin in _places(sheet, place, lines):
        if people := tuple(name for name in names if not (_is_house(name, sheet) or _is_login(name))):
            if origin == "byline" and first[1] == "json-ld" and not any(map(_is_login, first[0])):
                continue  # a house that signs itself; boxes named so are those of other articles
            more = _shown_with(sheet.tree, people) if origin == "json-ld" else ()
            return (more, "byline") if more else (people[:MOST_NAMES], origin)
        first = first if first[0] or not names else (names[:MOST_NAMES], origin)
    return first


def _is_house(name: str, sheet: Sheet) -> bool:
    """Say whether a name is the publisher's: as the site calls itself, or as its address does."""
    publishers = (*sheet.head.all("og:site_name", "application-name"), *texts(sheet.thing.get("publisher")))
    if COMPANY.fullmatch(name) or HOUSE_CJK.fullmatch(name):
        return True
    labels = [label for label in sheet.address.host.removeprefix("www.").split(".")[:-1] if len(label) > 2]  # noqa: PLR2004 - "co", "or"
    key = key_of(name)
    return key in map(key_of, publishers) or any(key.startswith(key_of(label)) for label in labels)


def _is_login(name: str) -> bool:
    """Say whether a name is one to sign in with, taken where no better one is told: ``harbour77``."""
    return " " not in name and any(map(str.isdigit, name))


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _places(sheet: Sheet, place: int, lines: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """Give the names of each place that may tell them, in the order in which we believe the places."""
    head, thing = sheet.head, sheet.thing
    yield _once(stated(texts(thing.get("author")))), "json-ld"
    yield _once(stated(texts(thing.get("creator")))), "json-ld"
    for named in METAS:
        yield _once(stated(head.all(named))), "meta"
    if LEAD.fullmatch(head.first("twitter:label1")):
        yield _once(stated(head.all("twitter:data1"))), "meta"
    near = sheet.dated[max(0, place - ABOVE) : place + BELOW]
    yield _lines_by(BESIDE, near), "text"
    yield _lines_by(SIGNED_WITH_ROLE, sheet.dated[place + 1 : place + BEHIND]), "text"
    yield _lines_by(SIGNED, sheet.dated), "text"
    linked = _linked(sheet.tree)
    beside = (words for words in linked if any(words in line for line in near))
    yield _once(name for words in beside for name in _names_of_box(words)), "byline"
    for path in BOXES:
        boxes = [box for box in sheet.tree.xpath(path)[:MOST] if not _elsewhere(box)]
        first = next((box for box in boxes[:6] if _names_of_box(words_of(box))), None)
        yield _once(name for box in _beside(first, boxes) for name in _names_of_box(words_of(box))), "byline"
    yield _once(found["name"] for found in islice(KOREAN.finditer(lines), 3)), "text"
    yield _names_of_box(linked[0]) if len(linked) == 1 else (), "byline"
    yield _once(stated(_in_scripts(sheet.text))), "script"


def _beside(first: HtmlElement | None, boxes: list[HtmlElement]) -> list[HtmlElement]:
    """Return those boxes that stand with the first one, in the widest box that holds bylines and nothing else."""
    if first is None:
        return []
    outer = list(takewhile(lambda box: is_within(box, AROUND), islice(first.iterancestors(), MOST)))
    return [box for box in boxes if box is first or (outer and outer[-1] in box.iterancestors())]


def _linked(tree: HtmlElement) -> tuple[str, ...]:
    """Return the words that lead to the page of somebody who writes, each once."""
    links = (link for link in tree.iterfind(".//a[@href]") if PERSON.search(link.get("href") or ""))
    return _once(filter(None, (words_of(link) for link in islice(links, MOST) if not _elsewhere(link))))


def _lines_by(pattern: re.Pattern[str], lines: list[str]) -> tuple[str, ...]:
    """Read the first line that is a byline and nothing else: ``By Ann Lee``, ``Autor: Bo Ek``."""
    short = (match for line in lines if len(line) <= LONGEST and (match := pattern.fullmatch(line)))
    found = (_once(names_in([match["names"]])) for match in short if not match["names"][0].islower())
    return next(filter(None, found), ())


def _shown_with(tree: HtmlElement, people: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names that the page links as its authors, when they are those people and a few more."""
    boxes = [box for box in tree.xpath(SURE)[:6] if not _elsewhere(box)]
    keys = {key_of(name) for name in people}
    first = next((box for box in boxes if key_of(words_of(box)) in keys), None)
    shown = _once(names_in(words_of(box) for box in _beside(first, boxes)))
    more = keys < {key_of(name) for name in shown} and len(shown) <= len(people) + 2
    return shown if more else ()


def _names_of_box(words: str) -> tuple[str, ...]:
    """Read a box that holds names at most: short, and no sentence."""
    return () if len(words) > LONGEST or words.endswith((".", "?", "!")) else _once(names_in([words]))


def _elsewhere(box: HtmlElement) -> bool:
    """Say whether a box is of a comment, or of another article."""
    return any(COMMENT.search(names_of(element)) for element in islice(box.iterancestors(), 6))


def _in_scripts(text: str) -> list[str]:
    """Read the people whom a page's own state names as its authors."""
    people = SCRIPT.search(text)
    names = NAME.findall(people["people"]) if people else []
    return [html.unescape(re.sub(r"\\u([0-9a-fA-F]{4})", _character, name)) for name in names[:MOST]]


def _character(escape: re.Match[str]) -> str:
    return chr(int(escape[1], 16))
