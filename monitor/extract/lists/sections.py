"""Section pages: the links on them that lead to articles, by a pattern or by what such links look like."""

import re
from collections.abc import Callable

from lxml.html import HtmlElement

from monitor.domain.addresses.address import Address
from monitor.domain.pages import Page
from monitor.domain.sources import Entry, Listing
from monitor.extract.charset import decode
from monitor.extract.head import joined
from monitor.extract.lists.documents import LONGEST, MOST, entry_of
from monitor.extract.markup import parse, squeeze, words_of
from monitor.extract.prose.blocks import unwanted

LINKS = 20_000  # of one page
HEADLINE = 16  # characters of Latin text, half as many of Hangul or Han: shorter ones are names of sections
ARTICLE_PATH = re.compile(
    r"\d{4,}|[A-Za-z]{1,4}\d{6,}|(?:[^/-]+-){3,}[^/]+|/(?:article|story|news)/[^/]{8,}", re.IGNORECASE
)
ARTICLE_QUERY = re.compile(r"(?:^|&)(?:\w*id|idxno|no|seq|aid|oid|article\w*)=[\w-]{3,}", re.IGNORECASE)
OTHER = re.compile(
    r"\.(?:jpe?g|png|gif|pdf|mp[34]|css|js|xml|zip)$|/(?:tag|tags|topic|author|reporter|search|login|member|category)/",
    re.IGNORECASE,
)


def read_section(page: Page, links: str = "") -> Listing:
    """List the links to articles in the order of the page, each once, with its longest text as title."""
    try:
        wanted = _by_pattern(links) if links else _by_looks(page.address)
    except re.error as error:
        return Listing(trouble=f"the pattern {links!r} for links cannot be read: {error}")
    tree = parse(decode(page.body, page.headers.get("content-type", "")).text)
    base = _base(tree, page.address)
    titles: dict[str, str] = {}
    for link in tree.xpath("//a[@href]")[:LINKS]:
        entry = entry_of(base, link.get("href"))
        words = _title(link)
        if entry and wanted(entry.address, words, link):
            url = entry.url.partition("#")[0]
            titles[url] = max(titles.get(url, ""), words, key=len)
    entries = tuple(Entry(url=url, title=title) for url, title in titles.items())[:MOST]
    return Listing(entries=entries, trouble="" if entries else "no links to articles on this page")


def _title(link: HtmlElement) -> str:
    words = words_of(link) or squeeze(link.get("title")) or squeeze("".join(link.xpath(".//img/@alt")[:1]))
    return words[:LONGEST]


def _base(tree: HtmlElement, address: Address) -> str:
    said = tree.xpath("string(//base/@href)").strip()
    return joined(address.url, said) or address.url


def _by_pattern(links: str) -> Callable[[Address, str, HtmlElement], bool]:
    pattern = re.compile(links)

    def wanted(address: Address, _words: str, _link: HtmlElement) -> bool:
        return bool(pattern.search(address.url))

    return wanted


def _by_looks(page: Address) -> Callable[[Address, str, HtmlElement], bool]:
    def wanted(address: Address, words: str, link: HtmlElement) -> bool:
        parts = address.parts
        looks = ARTICLE_PATH.search(parts.path) or ARTICLE_QUERY.search(parts.query)
        return (
            bool(looks)
            and not OTHER.search(parts.path)
            and address.shares_site(page)
            and _is_headline(words)
            and not _in_furniture(link)
        )

    return wanted


def _is_headline(words: str) -> bool:
    return sum(2 if char > "\u2e7f" else 1 for char in words) >= HEADLINE


def _in_furniture(link: HtmlElement) -> bool:
    near = [link, *link.iterancestors()][:4]
    return any(element.tag in ("nav", "footer") or element.get("role") == "navigation" for element in near) or (
        len(near) > 1 and unwanted(near[0])
    )
