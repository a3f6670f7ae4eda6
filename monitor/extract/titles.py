"""The headline as a reader sees it, free of the site's name; and the labels that stand before or behind it."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from lxml.html import HtmlElement
from rapidfuzz import fuzz

from monitor.extract.head import Head
from monitor.extract.markup import names_of, squeeze, words_of
from monitor.extract.patterns import alternatives
from monitor.extract.structured import Thing, text_in

SEPARATOR = re.compile(
    r"\s*ㅣ\s*|\s+[|\-–—:«»<>·•/]+\s+|\s*[|]\s*|\s+::\s+|-(?=[^-\s]{2,8}(?:ㅣ|$))|_(?=[^_\s]{2,20}$)"
)
HEADLINE = re.compile(
    r"(?:^|[\s_-])(?:headline|heading|(?:article|news|art|view|post|story|entry)[\w-]*ti?t(?:le|l)|tit(?:le)?|ttl)",
    re.IGNORECASE,
)
KICKER = re.compile(
    r"kicker|overline|topline|dachzeile|roof|rubri[ck]|category|super-?title|eyebrow|section|spitzmarke|label",
    re.IGNORECASE,
)
WORD = re.compile(r"[^\W_]+")
ALIKE = 72  # per cent: a heading that says the same as the page's own title
CERTAIN = 99.9
LONGEST = 400
SHOWN = 16  # the weight of the heading among the places that tell a headline

_LABEL = alternatives(r"""
    속보|단독|긴급|[1-9]보|상보|(?:2|3|4|5)?종합(?:\s?\d보)?|고침|정정|반론|포토|영상|특징주|인사|부고|사설|칼럼|기고|인터뷰
    르포|현장|기획|전문|breaking(?: news)?|exclusive|live|update(?:\s?\d)?|correction|corrected|opinion|analysis
    eilmeldung|exklusiv|速報|独自|更新|快訊
""")
FRONT = re.compile(rf"^\s*[\[<【〔(［〈]\s*({_LABEL})\s*[\]>】〕)］〉]\s*", re.IGNORECASE)
BACK = re.compile(rf"\s*[\[<【〔(［〈]\s*({_LABEL})\s*[\]>】〕)］〉]\s*$", re.IGNORECASE)
ALONE = re.compile(rf"[\[<【(]?\s*({_LABEL})\s*[\]>】)]?", re.IGNORECASE)


def read_title(tree: HtmlElement, head: Head, thing: Thing) -> tuple[str, str, HtmlElement | None]:
    """Return the headline, where it stood, and the heading of the page that shows it, if any does.

    Publishers tell machines other headlines than readers; the one that most places agree on
    wins, in the spelling of the heading.
    """
    said = [(title, origin, weight) for title, origin, weight in _said(head, thing, _sites(head, thing)) if title]
    shown, heading = _shown(tree, [title for title, _, _ in said])
    votes: Counter[str] = Counter()
    for title, _, weight in [(shown, "", SHOWN), *said]:
        votes[_key(title)] += weight
    del votes[""]
    winner = max(votes, key=lambda key: votes[key], default="")
    if heading is not None and winner == _key(shown):
        return shown, heading.tag, heading
    if said:
        return (*next((title, origin) for title, origin, _ in said if _key(title) == winner), heading)
    first = next(_headings(tree), None)
    return (words_of(first)[:LONGEST], "h1", first) if first is not None else ("", "", None)


def _said(head: Head, thing: Thing, sites: frozenset[str]) -> Iterator[tuple[str, str, int]]:
    """Give the titles that the page tells machines, without the site's name, and how far we trust each."""
    yield text_in(thing, "headline"), "json-ld", 20
    yield without_site(head.first("og:title"), sites), "meta:og:title", 10
    yield without_site(head.first("headline", "title"), sites), "meta:title", 5
    yield without_site(head.title, sites), "title", 4
    yield without_site(head.first("twitter:title"), sites), "meta:twitter:title", 3


def _shown(tree: HtmlElement, said: list[str]) -> tuple[str, HtmlElement | None]:
    """Find the heading that says what the page tells machines: the first that does, else the likest."""
    best: tuple[float, str, HtmlElement | None] = (0.0, "", None)
    for heading in _headings(tree):
        words = _without_kicker(heading)[:LONGEST]
        for title in said:
            score = _alike(words, title)
            if score > best[0]:
                best = (score, _trimmed(words, title), heading)
        if best[0] >= CERTAIN:
            break
    return (best[1], best[2]) if best[0] >= ALIKE else ("", None)


def _without_kicker(heading: HtmlElement) -> str:
    """Read a heading without the overline that some sites put inside of it, by its name."""
    first = heading[0] if len(heading) else None
    if first is None or (heading.text or "").strip() or not KICKER.search(names_of(first)):
        return words_of(heading)
    return words_of(heading).removeprefix(words_of(first)).strip() or words_of(heading)


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
