"""From a page to the article a person would see: the order in which profile, markup, scripts and metas are asked."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from typing import Any

from lxml.html import HtmlElement

from monitor.domain.articles import Article
from monitor.domain.pages import Page
from monitor.domain.verdicts import Look, Signs, judge
from monitor.extract.body import Body, read_region
from monitor.extract.captions import captions_around
from monitor.extract.charset import decode
from monitor.extract.clocks import DAY
from monitor.extract.head import read_head
from monitor.extract.markup import parse, squeeze, visible_lines
from monitor.extract.metadata import Metadata, read_metadata
from monitor.extract.notices import read_notices
from monitor.extract.outlets import Outlet, read_outlet
from monitor.extract.profiles import SHIPPED, Profile, profile_for
from monitor.extract.regions import find_region, weigh
from monitor.extract.scripts import read_scripts
from monitor.extract.sheet import Sheet
from monitor.extract.signs import read_signs
from monitor.extract.standfirst import read_standfirst
from monitor.extract.structured import Thing, article_of, things
from monitor.extract.zones import zone_for

EXTRACTOR = 1  # goes up whenever the same bytes may give other words
THIN = 500  # characters of body under which other places on the page are asked too
FULLER = 1.5  # times as much must another place hold to be believed instead
HANGUL = re.compile("[가-힣]")
KANA = re.compile("[぀-ヿ]")
HAN = re.compile("[一-鿿]")
LATIN = re.compile(r"[^\W\d_]")

FindProfile = Callable[[str, HtmlElement], Profile | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    """What came of reading a page, before it is judged."""

    article: Article | None
    signs: Signs
    outlet: Outlet


def read_page(page: Page, zone: str = "UTC", package: str = SHIPPED) -> Look:
    """Read and judge one page; never raises on what the page holds.

    ``zone`` is the source's, for stamps that name none; ``package`` is where outlet profiles are, besides
    those that come with newsmon.
    """
    return _look(page, zone, partial(profile_for, package=package))


def read_as(page: Page, profile: Profile | None) -> Look:
    """Read and judge a page with this profile, whosever page it is; with none, in the general way."""
    return _look(page, "UTC", lambda _url, _tree: profile)


def _look(page: Page, zone: str, find: FindProfile) -> Look:
    url = page.final_url or page.url
    reading = _read(page.body, page.headers.get("content-type", ""), url, zone, page.fetched_at, find)
    verdict = judge(page, reading.article, reading.signs)
    return Look(page=page, verdict=verdict, article=reading.article, layout=reading.outlet.changed(verdict.kind))


def as_dict(html: bytes, url: str) -> dict[str, Any]:
    """Extract one page that came from elsewhere: the shape of ``newsmon extract --jsonl``."""
    reading = _read(html, "", url, "UTC", None, profile_for)
    page = Page(
        url=url,
        final_url=url,
        status=200,
        headers={"content-type": "text/html"},
        body=html,
        fetched_at=datetime.fromtimestamp(0, UTC),
    )
    verdict = judge(page, reading.article, reading.signs)
    return {
        "url": url,
        "verdict": verdict.kind.value,
        "reason": verdict.reason,
        "layout": reading.outlet.changed(verdict.kind),
        **as_fields(reading.article or Article(url=url, title="")),
    }


def as_fields(article: Article) -> dict[str, Any]:
    """Lay out an article for other programs: lists and texts, times in ISO 8601 with their offset."""
    return {
        "canonical_url": article.canonical_url,
        "title": article.title,
        "subtitle": article.subtitle,
        "labels": list(article.labels),
        "subheadings": list(article.subheadings),
        "body": list(article.body),
        "captions": list(article.captions),
        "authors": list(article.authors),
        "published": _iso(article.published, article.origins.get("published", "")),
        "modified": _iso(article.modified, article.origins.get("modified", "")),
        "section": article.section,
        "print_page": article.print_page,
        "tags": list(article.tags),
        "language": article.language,
        "notices": list(article.notices),
        "from": dict(article.origins),
    }


def _iso(at: datetime | None, origin: str) -> str | None:
    """Write a time; of a page that names the day alone, the day alone."""
    if at is None:
        return None
    return at.date().isoformat() if origin.endswith(DAY) else at.isoformat(timespec="seconds")


def _read(body: bytes, content_type: str, url: str, zone: str, now: datetime | None, find: FindProfile) -> _Reading:
    decoded = decode(body, content_type)
    tree = parse(decoded.text)
    outlet = read_outlet(find(url, tree), url, tree, decoded.text)
    sheet = _laid_out(tree, decoded.text, url, outlet.profile.zone if outlet.profile else zone, now)
    metadata = read_metadata(sheet, outlet.known)
    found = outlet.told.body if outlet.told else _read_body(sheet, metadata)
    article = _article(sheet, metadata, found, outlet, damaged=decoded.damaged)
    return _Reading(
        article=article if article.title or article.body else None,
        signs=read_signs(tree, sheet.lines, sheet.head.title, found.size),
        outlet=outlet,
    )


def _laid_out(tree: HtmlElement, text: str, url: str, zone: str, now: datetime | None) -> Sheet:
    head = read_head(tree, text, url)
    thing = article_of(things(text), head.canonical or url)
    return Sheet(
        tree=tree,
        text=text,
        url=url,
        lines=visible_lines(tree),
        head=head,
        thing=thing,
        zone=zone_for(url, head.language, zone),
        now=now,
    )


def _read_body(sheet: Sheet, metadata: Metadata) -> Body:
    """Read the words where they stand: in the markup, else in a script, else in structured data."""
    mass = weigh(sheet.tree)
    region, origin = find_region(sheet.tree, mass, metadata.heading)
    body = read_region(region, origin, title=metadata.title, spared=mass.spared)
    beside = captions_around(region, metadata.heading, mass.spared)
    body = replace(body, captions=tuple(dict.fromkeys([*beside, *body.captions])))
    if body.size >= THIN:
        return body
    for other in (read_scripts(sheet.text, metadata.title), _stated(sheet.thing)):
        if other.size > FULLER * body.size:
            return other
    return body


def _stated(thing: Thing) -> Body:
    """Read the text that JSON-LD states; it may hold markup, and lacks what stands between paragraphs."""
    text = thing.get("articleBody")
    if not isinstance(text, str):
        return Body()
    lines = visible_lines(parse("<html><body>" + text.replace("\n", "<br>") + "</body></html>"))
    return Body(paragraphs=tuple(filter(None, map(squeeze, lines))), origin="json-ld")


def _article(sheet: Sheet, metadata: Metadata, body: Body, outlet: Outlet, *, damaged: bool) -> Article:
    subtitle = outlet.known.get("subtitle") or body.subtitle
    if not subtitle and outlet.told is None:
        subtitle = read_standfirst(metadata.heading)
    origins = {
        **metadata.origins,
        **({"body": body.origin} if body.paragraphs else {}),
        **({"subtitle": body.origin} if subtitle else {}),
    }
    return Article(
        url=sheet.url,
        title=metadata.title,
        body=body.paragraphs,
        canonical_url=metadata.canonical,
        outlet=outlet.name,
        outlet_id=outlet.article_id,
        subtitle=" ".join(visible_lines(parse(f"<p>{subtitle}</p>"))) if "<" in subtitle else subtitle,
        labels=metadata.labels,
        subheadings=body.subheadings,
        captions=body.captions,
        authors=metadata.authors,
        published=metadata.times.published,
        modified=metadata.times.modified,
        stamps=metadata.times.stamps,
        notices=read_notices(sheet.lines),
        section=metadata.section,
        print_page=metadata.print_page,
        tags=metadata.tags,
        language=_language(sheet.head.language, metadata.title + " ".join(body.paragraphs)[:2000]),
        origins=origins,
        reader=outlet.reader(EXTRACTOR),
        damaged=damaged,
    )


def _language(said: str, text: str) -> str:
    """Tell the language by its script where that is certain, else believe the page."""
    letters = max(1, len(LATIN.findall(text)))
    shares: Mapping[str, float] = {
        "ko": len(HANGUL.findall(text)) / letters,
        "ja": 3 * len(KANA.findall(text)) / letters,
        "zh": len(HAN.findall(text)) / letters,
    }
    sure = next((language for language, share in shares.items() if share > 1 / 3), "")
    return sure or said
