"""The titles that a page tells machines: without the site's name, and in full where one was cut short."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from monitor.extract.head import Head
from monitor.extract.markup import squeeze
from monitor.extract.structured import Thing, text_in

SEPARATOR = re.compile(
    r"\s*ㅣ\s*|\s+[|\-–—:«»<>·•/]+\s+|\s*[|]\s*|\s+::\s+|-(?=[^-\s]{2,8}(?:ㅣ|$))|_(?=[^_\s]{2,20}$)"
)
ANY = re.compile(r"\s*[|｜ㅣ»«›‹·•_–—]\s*|\s+[-:/<>]\s+|\s*::\s*|-(?=[^-\s]{2,8}(?:ㅣ|$))")  # where the rest must recur
WORD = re.compile(r"[^\W_]+")
OVER = (":", "|", "–", "—", " -")  # ends what stands before a headline
ENOUGH = 12  # characters of a headline that another title may be measured by
FEW, LONG = 4, 5  # words of a part that names the site, letters of a name that is no common word
CUT = 100  # characters from which a headline may be one that was cut: search engines take 110


@dataclass(frozen=True, slots=True, kw_only=True)
class MachineTitles:
    """Titles with their origins, in the order in which we trust them; and the names of the site, as keys."""

    said: tuple[tuple[str, str], ...]
    sites: frozenset[str]

    @property
    def agreed(self) -> str:
        """The headline that structured data and ``og:title`` both tell, or ""."""
        by_origin = {origin: title for title, origin in self.said}
        data, shared = by_origin.get("json-ld", ""), by_origin.get("meta:og:title", "")
        return shared if key_of(data) == key_of(shared) else ""

    def without_suffixes(self, shown: Iterable[str]) -> "MachineTitles":
        """Cut off what stands behind a separator where the rest recurs: as another title, or as a heading begins."""
        headings = [key_of(words) for words in shown]
        whole = {key_of(title) for title, _ in self.said}
        said = tuple((_cut(title, whole, headings), origin) for title, origin in self.said)
        return MachineTitles(said=said, sites=self.sites)

    def without_overlines(self, shown: Iterable[str]) -> list[tuple[str, str]]:
        """Take off what stands over the headline where another title, or a heading, lacks it.

        What is told alike to search engines and to social networks is the publisher's own idea of its headline,
        and stays whole.
        """
        known, agreed = [*shown, *(title for title, _ in self.said)], key_of(self.agreed)
        return [
            (title if key_of(title) == agreed else without_overline(title, known), origin)
            for title, origin in self.said
        ]


def machine_titles(head: Head, thing: Thing, listed: str = "") -> MachineTitles:
    """Read the titles of structured data, metas and the head, and last the one under which a page was listed."""
    sites = _sites(head, thing)
    places = (
        (text_in(thing, "headline"), "json-ld"),
        (head.first("dc:title", "dc.title", "dcterms.title"), "meta:dc:title"),
        (head.first("og:title"), "meta:og:title"),
        (head.first("headline", "title"), "meta:title"),
        (head.title, "title"),
        (head.first("twitter:title", "parsely-title"), "meta:twitter:title"),
        (listed, "listing"),
    )
    titles = [(title, origin) for text, origin in places if (title := without_site(text, sites))]
    return MachineTitles(said=tuple((_in_full(title, titles), origin) for title, origin in titles), sites=sites)


def _cut(title: str, whole: set[str], headings: Collection[str]) -> str:
    """Return the shortest head of a title that is told elsewhere too; a title that is shown whole is whole."""
    if key_of(title) in headings:
        return title
    for separator in ANY.finditer(title):
        head, rest = title[: separator.start()].strip(), title[separator.end() :]
        behind = {"", key_of(rest), *map(key_of, ANY.split(rest))}
        key = key_of(head)
        recurs = key in whole or any(each.startswith(key) and each[len(key) :] in behind for each in headings)
        opens_longer = any(len(each) > len(key) and each in behind for each in headings)  # a section before a headline
        if len(head) >= ENOUGH and recurs and not opens_longer:
            return head
    return title


def heads_of(title: str) -> frozenset[str]:
    """Return the keys of a title and of what stands before each of its separators."""
    ends = [separator.start() for separator in ANY.finditer(title)]
    return frozenset(filter(None, (key_of(title[:end]) for end in (*ends, len(title)))))


def _in_full(title: str, titles: list[tuple[str, str]]) -> str:
    """Finish a headline that was cut short for search engines, where another place goes on with it."""
    if len(title) < CUT:
        return title
    begun = title.rstrip(".… ")
    longer = (other for other, _ in titles if len(other) > len(title) and other.startswith(begun))
    return next((other for other in longer if not SEPARATOR.match(other, len(begun))), title)


def without_overline(title: str, known: Iterable[str]) -> str:
    """Take off what a title has before the headline and another has not: ``Update: Rain comes``."""
    for other in known:
        front = title.removesuffix(other).rstrip()
        if len(other) >= ENOUGH and front != title.rstrip() and front.endswith(OVER):
            return other
    return title


def without_site(title: str, sites: frozenset[str]) -> str:
    """Take the site's name, and a section before it, off the end (or the front) of a title.

    >>> without_site("Harbour closed - News | The Daily", frozenset({"thedaily", "news"}))
    'Harbour closed'
    """
    title = squeeze(title)
    while parts := list(SEPARATOR.finditer(title)):
        first, last = title[: parts[0].start()], title[parts[-1].end() :]
        if key_of(last) in sites or _names_site(last, sites):
            title = title[: parts[-1].start()]
        elif key_of(first) in sites:
            title = title[parts[0].end() :]
        else:
            break
    return title.strip()


def _names_site(part: str, sites: frozenset[str]) -> bool:
    """Say whether the last part of a title holds the site's own name among few words: ``Harbour Community Forum``."""
    words = [word.casefold() for word in WORD.findall(part)]
    return len(words) <= FEW and any(len(word) >= LONG and word in sites for word in words)


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
    return frozenset(filter(None, (key_of(name) for name in said)))


def key_of(text: str) -> str:
    """Return a headline's letters and digits alone, to compare it by."""
    return "".join(WORD.findall(text)).casefold()
