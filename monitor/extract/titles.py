"""The headline as a reader sees it, free of the site's name; and the labels that stand before or behind it."""

import re
from collections.abc import Iterable, Iterator

from lxml.html import HtmlElement
from rapidfuzz import fuzz

from monitor.extract.head import Head
from monitor.extract.markup import names_of, squeeze, words_of
from monitor.extract.structured import Thing, text_in

SEPARATOR = re.compile(r"\s*ㅣ\s*|\s+[|\-–—:«»<>·•/]+\s+|\s*[|]\s*|\s+::\s+|-(?=[^-\s]{2,8}ㅣ)|_(?=[^_\s]{2,20}$)")
HEADLINE = re.compile(
    r"(?:^|[\s_-])(?:headline|heading|(?:article|news|art|view|post|story|entry)[\w-]*ti?t(?:le|l)|tit(?:le)?|ttl)",
    re.IGNORECASE,
)
WORD = re.compile(r"[^\W_]+")
ALIKE = 72  # per cent: a heading that says the same as the page's own title
LONGEST = 400

_LABEL = (
    r"속보|단독|긴급|[1-9]보|상보|(?:2|3|4|5)?종합(?:\s?\d보)?|고침|정정|반론|포토|영상|특징주|인사|부고|사설|칼럼|기고|인터뷰|르포|현장|기획|전문|"
    r"breaking(?: news)?|exclusive|live|update(?:\s?\d)?|correction|corrected|opinion|analysis|eilmeldung|exklusiv|速報|独自|更新|快訊"
)
FRONT = re.compile(rf"^\s*[\[<【〔(［〈]\s*({_LABEL})\s*[\]>】〕)］〉]\s*", re.IGNORECASE)
BACK = re.compile(rf"\s*[\[<【〔(［〈]\s*({_LABEL})\s*[\]>】〕)］〉]\s*$", re.IGNORECASE)
ALONE = re.compile(rf"[\[<【(]?\s*({_LABEL})\s*[\]>】)]?", re.IGNORECASE)


def read_title(tree: HtmlElement, head: Head, thing: Thing) -> tuple[str, str, HtmlElement | None]:
    """Return the headline, where it stood, and its element if it was a heading of the page."""
    sites = _sites(head, thing)
    said = [(title, origin) for title, origin in _said(head, thing, sites) if title]
    best, element = _shown(tree, [title for title, _ in said])
    if element is not None:
        return best, element.tag if isinstance(element.tag, str) else "h1", element
    if said:
        return (*said[0], None)
    first = next((heading for heading in _headings(tree)), None)
    return (words_of(first)[:LONGEST], "h1", first) if first is not None else ("", "", None)


def _said(head: Head, thing: Thing, sites: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Give the titles that the page tells machines, best first, without the site's name."""
    yield text_in(thing, "headline"), "json-ld"
    yield without_site(head.first("og:title"), sites), "meta:og:title"
    yield without_site(head.first("twitter:title", "headline", "title"), sites), "meta:title"
    yield without_site(head.title, sites), "title"


def _shown(tree: HtmlElement, said: list[str]) -> tuple[str, HtmlElement | None]:
    """Find the heading that says what the page tells machines."""
    best: tuple[float, str, HtmlElement | None] = (0.0, "", None)
    for heading in _headings(tree):
        words = words_of(heading)[:LONGEST]
        for title in said:
            score = _alike(words, title)
            if score > best[0] + 0.5:
                best = (score, _trimmed(words, title), heading)
    return (best[1], best[2]) if best[0] >= ALIKE else ("", None)


def _headings(tree: HtmlElement) -> Iterator[HtmlElement]:
    """Give what may show the headline: h1 first, then lesser headings and boxes named so."""
    yield from tree.xpath("//h1 | //*[@itemprop='headline' and not(self::meta)]")[:20]
    for heading in tree.xpath(
        "//h2[@class or @id] | //h3[@class or @id] | //h4[@class or @id] | //p[@class] | //div[@class]"
    )[:1500]:
        if HEADLINE.search(names_of(heading)) and len(heading) <= 6:  # noqa: PLR2004 - a box of more is no line
            yield heading


def _alike(shown: str, said: str) -> float:
    a, b = _key(shown), _key(said)
    if not a or not b or len(a) > 4 * len(b):
        return 0.0
    if b in a or (a in b and 2 * len(a) > len(b)):
        return 95.0 + 5.0 * min(len(a), len(b)) / max(len(a), len(b))
    return fuzz.ratio(a, b)


def _trimmed(shown: str, said: str) -> str:
    """Take a kicker off a heading that ends with the title: ``Politics Minister resigns``."""
    if said in shown and _key(said) != _key(shown):
        return said
    return shown


def without_site(title: str, sites: frozenset[str]) -> str:
    """Take the site's name, and a section before it, off the end (or the front) of a title.

    >>> without_site("Harbour closed - News | The Daily", frozenset({"thedaily", "news"}))
    'Harbour closed'
    """
    title = squeeze(title)
    while parts := list(SEPARATOR.finditer(title)):
        first, last = title[: parts[0].start()], title[parts[-1].end() :]
        if _key(last) in sites:
            title = title[: parts[-1].start()]
        elif _key(first) in sites:
            title = title[parts[0].end() :]
        else:
            break
    return title.strip()


def _sites(head: Head, thing: Thing) -> frozenset[str]:
    """Name the site in all the ways in which it names itself, and the section."""
    names = head.all(
        "og:site_name",
        "application-name",
        "apple-mobile-web-app-title",
        "twitter:site",
        "dc.publisher",
        "author",
        "copyright",
    )
    sections = head.all("article:section", "content_category", "content_subcategory", "section")
    host = head.base.split("/")[2] if head.base.count("/") > 1 else ""
    labels = host.removeprefix("www.").removeprefix("m.").split(".")
    said = (
        *names,
        *sections,
        text_in(thing, "publisher"),
        text_in(thing, "articleSection"),
        host,
        host.removeprefix("www."),
        *labels,
    )
    return frozenset(filter(None, (_key(name) for name in said)))


def _key(text: str) -> str:
    return "".join(WORD.findall(text)).casefold()


def read_labels(title: str, heading: HtmlElement | None = None) -> tuple[str, ...]:
    """List the labels on a headline and in the tags beside it; the headline itself stays as shown.

    >>> read_labels("[속보] 총리 사임(종합2보)")
    ('속보', '종합2보')
    """
    return tuple(dict.fromkeys([*_beside(heading), *labels_of(title)]))


def labels_of(title: str) -> Iterable[str]:
    """Give the labels in brackets at both ends of a headline."""
    found: list[str] = []
    while match := FRONT.match(title):
        found.append(squeeze(match[1]))
        title = title[match.end() :]
    behind: list[str] = []
    while match := BACK.search(title):
        behind.append(squeeze(match[1]))
        title = title[: match.start()]
    return [*found, *reversed(behind)]


def _beside(heading: HtmlElement | None) -> list[str]:
    """Read the tags that stand before a heading in the same box: nothing but a label word each."""
    box = heading.getparent() if heading is not None else None
    if box is None or heading is None or box.tag in ("body", "html"):
        return []
    before = heading.itersiblings(preceding=True)
    words = (words_of(tag) for sibling in before for tag in ([sibling] if len(sibling) == 0 else list(sibling)[:8]))
    found = [match[1] for text in words if len(text) <= len("breaking news") and (match := ALONE.fullmatch(text))]
    return found[::-1]
