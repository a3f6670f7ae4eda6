"""What stands in the head of a page and in the attributes meant for machines: metas, links, microdata, ``data-*``."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from urllib.parse import urljoin

from lxml.html import HtmlElement

from monitor.domain.addresses.address import Address
from monitor.extract.markup import squeeze, words_of

# Begins with letters, for which the source of a page is searched five times as quickly as for a blank.
DATA = re.compile(
    r"""(data-(?<=\sdata-)[\w-]*(?i:date|time|dt|publish|modif|updat)[\w-]*)\s*=\s*["']([^"'<>]{8,40})["']"""
)
LOCALE = re.compile(r"([a-zA-Z]{2,3})(?:[-_](?:[A-Za-z]{4}[-_])?([a-zA-Z]{2}))?(?![a-zA-Z])")
MICRODATA = ("datepublished", "datemodified", "headline", "author", "articlesection", "datecreated", "keywords")
LONGEST = 4000  # characters of one value


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The machine-readable part of a page; names are lower-cased, values as written."""

    metas: Mapping[str, tuple[str, ...]]
    microdata: Mapping[str, tuple[str, ...]]
    data: tuple[tuple[str, str], ...]
    title: str
    canonical: str
    locale: str
    base: str

    @property
    def language(self) -> str:
        """The language that the page names, without a country, or ""."""
        return self.locale.partition("-")[0]

    def first(self, *names: str) -> str:
        """Return the first value that one of the metas has, or ""."""
        return next((value for name in names for value in self.metas.get(name, ()) if value), "")

    def all(self, *names: str) -> tuple[str, ...]:
        """Return the values of all the metas named, in that order."""
        return tuple(value for name in names for value in self.metas.get(name, ()) if value)


def read_head(tree: HtmlElement, text: str, address: Address) -> Head:
    """Read what the page says to machines; ``text`` is its source, ``address`` what links are relative to."""
    base = joined(address.url, _attribute(tree, "//base[@href][1]", "href")) or address.url
    canonical = _attribute(tree, "//link[contains(concat(' ', @rel, ' '), ' canonical ')][1]", "href")
    metas = _metas(tree)
    canonical = canonical or next(iter(metas.get("og:url", ())), "")
    return Head(
        metas=metas,
        microdata=_microdata(tree),
        data=tuple((name.lower(), value.strip()) for name, value in DATA.findall(text)[:200]),
        title=_title(tree),
        canonical=joined(base, canonical),
        locale=_locale(tree, metas),
        base=base,
    )


def _metas(tree: HtmlElement) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for meta in tree.iter("meta"):
        value = squeeze((meta.get("content") or "")[:LONGEST])
        for name in _names(meta) if value else ():
            found[name] = (*found.get(name, ()), value)
    return MappingProxyType(found)


def _names(meta: HtmlElement) -> tuple[str, ...]:
    """Name what a meta tells: a ``property`` may be a list of names, a ``name`` is one."""
    return (*(meta.get("property") or "").lower().split(), *filter(None, [(meta.get("name") or "").strip().lower()]))


def _microdata(tree: HtmlElement) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for element in tree.xpath("//*[@itemprop]")[:500]:
        for name in (element.get("itemprop") or "").lower().split():
            value = element.get("content") or element.get("datetime") or words_of(element)[:LONGEST]
            if name in MICRODATA and value:
                found[name] = (*found.get(name, ()), squeeze(value))
    return MappingProxyType(found)


def _title(tree: HtmlElement) -> str:
    title = tree.find(".//head/title")
    title = tree.find(".//title") if title is None else title
    return squeeze(title.text) if title is not None else ""


def _attribute(tree: HtmlElement, path: str, name: str) -> str:
    found = tree.xpath(path)
    return (found[0].get(name) or "").strip() if found else ""


def joined(base: str, url: str) -> str:
    """Make an address absolute; empty when there is none, or none that could be one."""
    try:
        return urljoin(base, url) if url else ""
    except ValueError:
        return ""


def _locale(tree: HtmlElement, metas: Mapping[str, tuple[str, ...]]) -> str:
    """Return what the page says of its language, such as ``de-AT``, or ""."""
    root = tree.getroottree().getroot()
    said = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or root.get("xml:lang") or ""
    told = said or next((metas[name][0] for name in ("og:locale", "language", "content-language") if name in metas), "")
    match = LOCALE.match(told.strip())
    return "-".join(filter(None, match.groups())).lower() if match else ""
