"""The headline as a reader sees it; and the labels that stand before or behind it."""

import re
from collections.abc import Iterable

from lxml.html import HtmlElement
from rapidfuzz import fuzz

from monitor.extract.facts.machine_titles import WORD, heads_of, key_of, machine_titles, without_overline
from monitor.extract.head import Head
from monitor.extract.markup import names_of, squeeze, words_of
from monitor.extract.patterns import alternatives
from monitor.extract.structured import Thing

HEADLINE = re.compile(
    r"(?:^|[\s_-])(?:headline|heading|(?:article|news|art|view|post|story|entry)[\w-]*ti?t(?:le|l)|tit(?:le)?|ttl)",
    re.IGNORECASE,
)
KICKER = re.compile(
    r"kicker|overline|topline|dachzeile|roof|rubri[ck]|category|super-?title|eyebrow|section|spitzmarke|label",
    re.IGNORECASE,
)
SAME = 95.0  # per cent: a heading that holds the title, or most of it
LESSER = "//h2[@class or @id] | //h3[@class or @id] | //h4[@class or @id] | //p[@class] | //div[@class]"
ALIKE = 72.0  # per cent: a heading that says what the title does
AKIN = 2  # words in common: a heading that speaks of the same
JOINED = re.compile(r"\s*[:|–—-]")  # what writes an overline and its headline as one
BEFORE_MARK = re.compile(r"\s+(?=[:;,.!?])")
FIRST = (  # a heading among the links to sections is there for search engines
    "//h1[not(ancestor::nav) and not(ancestor::*[contains(@class, 'readcrumb') or @itemprop = 'itemListElement'])]"
    " | //*[@itemprop='headline' and not(self::meta)]"
)
PERMALINK = " ¶#"  # signs of a link to the heading itself
LONGEST = 400
SHORTEST = 12  # characters of a heading that is believed against the page's titles

_LABEL = alternatives(r"""
    속보|단독|긴급|[1-9]보|상보|(?:2|3|4|5)?종합(?:\s?\d보)?|고침|정정|반론|포토|영상|특징주|인사|부고|사설|칼럼|기고|인터뷰
    르포|현장|기획|전문|breaking(?: news)?|exclusive|live|update(?:\s?\d)?|correction|corrected|opinion|analysis
    eilmeldung|exklusiv|速報|独自|更新|快訊
""")
FRONT = re.compile(rf"^\s*[\[<【〔(［〈]\s*({_LABEL})\s*[\]>】〕)］〉]\s*", re.IGNORECASE)
BACK = re.compile(rf"\s*[\[<【〔(［〈]\s*({_LABEL})\s*[\]>】〕)］〉]\s*$", re.IGNORECASE)
ALONE = re.compile(rf"[\[<【(]?\s*({_LABEL})\s*[\]>】)]?", re.IGNORECASE)

_Heading = tuple[HtmlElement, str]


def read_title(tree: HtmlElement, head: Head, thing: Thing, listed: str = "") -> tuple[str, str, HtmlElement | None]:
    """Return the headline as shown, where it stood, and the heading of the page that shows it, if any does.

    Publishers tell machines other headlines than readers, so a heading is believed before them, in its own
    spelling; what the page tells machines says which of its headings is the headline. The headline of
    structured data goes first: an ``h1`` may hold what search engines are to read, while a lesser one is shown.
    ``listed`` is the title under which a listing led to the page.
    """
    first = _spelled(tree.xpath(FIRST)[:20])
    likeliest = dict(reversed(first))  # of the spellings of each heading
    told = machine_titles(head, thing, listed).without_suffixes(likeliest.values())
    said = told.without_overlines(likeliest.values())
    headings = _headings(tree, first, said[0][0] if said else "")
    data = [title for title, origin in said if origin == "json-ld"]
    shown = next(filter(None, (_shown(title, headings) for title in data)), None)
    shown = shown or _opening_title(head.title, list(likeliest.items()), told.sites)
    shown = shown or next(filter(None, (_shown(title, headings) for title, _ in said)), None)
    shown = shown or _alone(headings, said, told.sites)
    if shown:
        heading, words = shown
        if _ends_with(told.agreed, words):
            return told.agreed, "meta:og:title", heading
        return without_overline(words, [title for title, _ in said]), str(heading.tag), heading
    if said:
        return (*said[0], None)
    return (headings[0][1], str(headings[0][0].tag), headings[0][0]) if headings else ("", "", None)


def _ends_with(title: str, words: str) -> bool:
    """Say whether a title goes on before the words of a heading, as one with its overline does."""
    whole, part = key_of(title), key_of(words)
    return len(part) < len(whole) and whole.endswith(part)


def _shown(said: str, headings: list[_Heading]) -> _Heading | None:
    """Find the heading that says what the page tells machines: one in the same words, else an ``h1`` much like it."""
    scores = [(_alike(words, said), heading, words) for heading, words in headings]
    score, heading, words = max(scores, key=lambda scored: scored[0], default=(0.0, None, ""))
    if heading is not None and score >= SAME:
        return heading, _trimmed(words, said)
    first = ((heading, words) for score, heading, words in scores if score >= ALIKE and heading.tag == "h1")
    return next(first, None)


def _opening_title(title: str, headings: list[_Heading], sites: frozenset[str]) -> _Heading | None:
    """Find the ``h1`` with which the page's title opens, however short, unless a longer one is in it, too."""
    heads, whole = heads_of(title) - sites, key_of(title)
    told = [(heading, words.rstrip(PERMALINK)) for heading, words in headings if heading.tag == "h1"]
    longest = max((len(key_of(words)) for _, words in told if key_of(words) in whole), default=0)
    keys = ((heading, words, key_of(words)) for heading, words in told)
    return next(((heading, words) for heading, words, key in keys if key in heads and len(key) >= longest), None)


def _alone(headings: list[_Heading], said: list[tuple[str, str]], sites: frozenset[str]) -> _Heading | None:
    """Find an ``h1`` that speaks of the same thing in other words than the page tells machines."""
    told = {word for title, _ in said if key_of(title) not in sites for word in _long_words(title)}
    for heading, words in headings:
        own = heading.tag == "h1" and key_of(words) not in sites and len(words) >= SHORTEST
        if own and (len(told & _long_words(words)) >= AKIN or len(told) < AKIN):
            return heading, words
    return None


def _long_words(text: str) -> frozenset[str]:
    return frozenset(word for word in WORD.findall(text.casefold()) if len(word) > 3 or not word.isascii())  # noqa: PLR2004 - "the", "and"


def _spellings(heading: HtmlElement) -> tuple[str, ...]:
    """Read a heading as it is, and without the overline that some sites put inside of it; likelier first."""
    words = words_of(heading)[:LONGEST]
    first = heading[0] if len(heading) else None
    if first is None or (heading.text or "").strip() or not KICKER.search(names_of(first)):
        return (words,) if words else ()
    rest = words.removeprefix(words_of(first))
    bare = rest.strip(" :|–—-")
    return tuple(filter(None, (words, bare) if JOINED.match(rest) else (bare, words)))


def _headings(tree: HtmlElement, first: list[_Heading], said: str) -> list[_Heading]:
    """List what may show the headline: h1 first; unless one says just that, lesser headings and boxes named so."""
    if any(key_of(words) == key_of(said) for _, words in first):
        return first
    named = (heading for heading in tree.xpath(LESSER)[:1500] if HEADLINE.search(names_of(heading)))
    return first + _spelled(heading for heading in named if len(heading) <= 6)  # noqa: PLR2004 - a box of more is no line


def _spelled(headings: Iterable[HtmlElement]) -> list[_Heading]:
    return [(heading, words) for heading in headings for words in _spellings(heading)]


def _alike(shown: str, said: str) -> float:
    """Return how much a heading says what the page tells machines, 100 at most; one holding the other is over 95."""
    a, b = key_of(shown), key_of(said)
    if not a or not b or len(a) > 4 * len(b):
        return 0.0
    if b in a or (a in b and 2 * len(a) > len(b)):
        return SAME + (100 - SAME) * min(len(a), len(b)) / max(len(a), len(b))
    return fuzz.ratio(a, b)


def _trimmed(shown: str, said: str) -> str:
    """Take a kicker off a heading that ends with the title, and blanks that layout puts before a colon."""
    if said in shown and key_of(said) != key_of(shown):
        return said
    return said if BEFORE_MARK.sub("", shown) == BEFORE_MARK.sub("", said) else shown


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
