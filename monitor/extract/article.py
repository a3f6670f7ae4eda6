"""From a page to the article a person would see: the order in which profile, markup, scripts and metas are asked."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from typing import Any

from lxml.html import HtmlElement

from monitor.domain.addresses.address import Address
from monitor.domain.articles import Article
from monitor.domain.looks.learning import NOTHING, Learned, Observation
from monitor.domain.looks.region_print import RegionPrint
from monitor.domain.looks.verdicts import Look, Signs, Verdict, VerdictKind, judge
from monitor.domain.pages import Page
from monitor.extract.charset import Decoded, decode
from monitor.extract.correction_notices import read_notices
from monitor.extract.dates.zones import zone_for
from monitor.extract.facts.metadata import Metadata, read_metadata
from monitor.extract.facts.signs import read_signs
from monitor.extract.head import read_head
from monitor.extract.languages import language_of
from monitor.extract.layouts.lessons import Words, observe
from monitor.extract.layouts.outlet_reading import Outlet, read_outlet
from monitor.extract.layouts.profiles import SHIPPED, Profile, profile_for
from monitor.extract.limits import bounded
from monitor.extract.markup import lines_twice, parse, visible_lines
from monitor.extract.prose.body import Body
from monitor.extract.prose.outlying import read_standfirst
from monitor.extract.prose.paths import found_at
from monitor.extract.prose.sorted_blocks import Line, Place
from monitor.extract.sameness import print_of
from monitor.extract.sheet import UNLISTED, Listed, Sheet, instant_in, listed_in
from monitor.extract.structured import article_of, things
from monitor.extract.words import told_words, words_on
from monitor.shapes import of_look

EXTRACTOR = 8  # goes up whenever the same bytes may give other words
LINES = 400  # of a page that are looked at for its language

SAME = "the article's region and the facts around it are the same"

FindProfile = Callable[[Address, HtmlElement], Profile | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    """What came of reading a page, before it is judged."""

    stated: Article  # all that the page states, also where that makes no article
    signs: Signs
    outlet: Outlet
    words: Words

    @property
    def article(self) -> Article | None:
        """The article, if the page has a headline or a text."""
        return self.stated if self.stated.title or self.stated.body else None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Way:
    """What an answer depends on beside the page."""

    zone: str = "UTC"
    find: FindProfile = profile_for
    learned: Learned = NOTHING
    listed: Listed = UNLISTED

    def known_as(self, profile: Profile | None) -> tuple[object, ...]:
        """Return what two readings must have in common for one to stand for the other."""
        return EXTRACTOR, profile and (profile.name, profile.version), self.learned.version, self.zone


def read_page(
    page: Page, zone: str = "UTC", package: str = SHIPPED, learned: Learned = NOTHING, said: RegionPrint | None = None
) -> Look:
    """Read and judge one page; never raises on what the page holds.

    ``zone`` is the source's, for stamps that name none; ``package`` is where outlet profiles are, besides
    those that come with newsmon; ``learned`` is what is known of the outlet's layouts, and ``said`` what
    the last look found: a page that still says the same is not read in full.
    """
    return _look(page, _Way(zone=zone, find=partial(profile_for, package=package), learned=learned), said)


def read_as(page: Page, profile: Profile | None) -> Look:
    """Read and judge a page with this profile, whosever page it is; with none, in the general way."""
    return _look(page, _Way(find=lambda _address, _tree: profile))


def _look(page: Page, way: _Way, said: RegionPrint | None = None) -> Look:
    address = page.address
    decoded = decode(page.body, page.headers.get("content-type", ""))
    tree = parse(decoded.text)
    if said and page.ok and _print(tree, decoded, said.path, way.known_as(way.find(address, tree))) == said:
        return Look(page=page, verdict=Verdict(kind=VerdictKind.ARTICLE, reason=SAME), region_print=said, same=True)
    reading = _read(tree, decoded, address, page.fetched_at, way)
    verdict = judge(page, reading.article, reading.signs)
    return Look(
        page=page,
        verdict=verdict,
        article=reading.article,
        layout=reading.outlet.changed(verdict.kind),
        region_print=_print(tree, decoded, reading.words.path, way.known_as(reading.outlet.profile))
        if verdict.is_article and not reading.words.doubt
        else None,
        observed=_observed(page, reading) if verdict.is_article else None,
    )


def _observed(page: Page, reading: _Reading) -> Observation | None:
    """Say what the page teaches of its layout; nothing where a profile knows that, or what was read is in doubt."""
    taught = reading.article is not None and reading.outlet.told is None and not reading.words.doubt
    return observe(page, reading.article, reading.words) if reading.article and taught else None


def _print(tree: HtmlElement, decoded: Decoded, path: str, known_as: tuple[object, ...]) -> RegionPrint | None:
    """Name what a page says in the region at a path and around it; none where that is not certain."""
    region = found_at(tree, path)
    if region is None or decoded.damaged:
        return None
    return RegionPrint(digest=print_of(tree, decoded.text, region, *known_as), path=path)


def as_dict(
    html: bytes,
    url: str,
    now: datetime | str | None = None,
    listed: Mapping[str, Any] | None = None,
    *,
    explain: bool = False,
) -> dict[str, Any]:
    """Extract one page that came from elsewhere: the shape of ``newsmon extract --jsonl``.

    ``now`` is the instant at which it was fetched: no date of a page lies ahead of that. ``listed`` is what a listing
    said of it: ``title``, ``summary``, ``published``. Instants are ISO 8601; raises ``ValueError`` for what is none.
    With ``explain``, ``lines`` says of each line of the region where it went, and ``left_out`` what was not taken.
    """
    decoded = decode(html)
    way = _Way(listed=listed_in(listed))
    reading = _read(parse(decoded.text), decoded, Address(url), instant_in(now, "now"), way)
    page = Page(
        url=url,
        final_url=url,
        status=200,
        headers={"content-type": "text/html"},
        body=html,
        fetched_at=datetime.fromtimestamp(0, UTC),
    )
    verdict = judge(page, reading.article, reading.signs)
    layout = reading.outlet.changed(verdict.kind)
    answer = of_look(Look(page=page, verdict=verdict, article=reading.stated, layout=layout))
    return answer | _explained(reading.words.lines()) if explain else answer


def _explained(lines: Iterable[Line]) -> dict[str, Any]:
    said = [{"text": line.text, "place": line.place.value, "reason": line.reason} for line in lines]
    left = [{"text": line["text"], "reason": line["reason"]} for line in said if line["place"] == Place.LEFT_OUT.value]
    return {"lines": said, "left_out": left}


def _read(tree: HtmlElement, decoded: Decoded, address: Address, now: datetime | None, way: _Way) -> _Reading:
    outlet = read_outlet(way.find(address, tree), address, tree, decoded.text)
    sheet = _laid_out(tree, decoded.text, address, outlet.profile.zone if outlet.profile else way.zone, now)
    sheet = replace(sheet, listed=way.listed)
    metadata = read_metadata(sheet, outlet.known)
    words = told_words(outlet.told, tree) if outlet.told else words_on(sheet, metadata, way.learned)
    signs = read_signs(tree, sheet.lines, sheet.head.title, words.body.size)
    body = words.body if signs.needs_scripts else _never_empty(words.body, metadata)
    article = _article(sheet, metadata, body, outlet, damaged=decoded.damaged)
    reader = replace(article.reader, learned=0 if outlet.told else way.learned.version)
    article = bounded(replace(article, doubt=words.doubt, reader=reader))
    return _Reading(
        stated=article,
        signs=signs,
        outlet=outlet,
        words=words,
    )


def _laid_out(tree: HtmlElement, text: str, address: Address, zone: str, now: datetime | None) -> Sheet:
    head = read_head(tree, text, address)
    thing = article_of(things(text), Address(head.canonical) if head.canonical else address)
    lines, dated = lines_twice(tree)
    return Sheet(
        tree=tree,
        text=text,
        address=address,
        lines=lines,
        dated=dated,
        head=head,
        thing=thing,
        zone=zone_for(address, head.locale or language_of(" ".join(lines[:LINES])), zone),
        now=now,
    )


def _never_empty(body: Body, metadata: Metadata) -> Body:
    """Take for the text what else an article consists of: pictures with captions, or of a flash its headline."""
    if body.paragraphs or body.subtitle:
        return body if body.paragraphs else replace(body, paragraphs=(body.subtitle,), subtitle="")
    if body.captions:
        return replace(body, paragraphs=body.captions, captions=(), origin="captions")
    flash = metadata.title if metadata.times.published else ""
    return replace(body, paragraphs=(flash,), origin="headline") if flash else body


def _subtitle(metadata: Metadata, body: Body, outlet: Outlet) -> str:
    """Return the standfirst as text: as the profile or the body gives it, else what stands below the headline."""
    found = outlet.known.get("subtitle") or body.subtitle
    if not found and outlet.told is None:
        found = read_standfirst(metadata.heading)
    return " ".join(visible_lines(parse(f"<p>{found}</p>"))) if "<" in found else found


def _article(sheet: Sheet, metadata: Metadata, body: Body, outlet: Outlet, *, damaged: bool) -> Article:
    subtitle = _subtitle(metadata, body, outlet)
    origins = {"body": body.origin if body.paragraphs else "", "subtitle": body.origin if subtitle else ""}
    return Article(
        url=sheet.address.url,
        title=metadata.title,
        body=body.paragraphs,
        canonical_url=metadata.canonical,
        outlet=outlet.name,
        outlet_id=outlet.article_id,
        subtitle=subtitle,
        labels=metadata.labels,
        subheadings=body.subheadings,
        captions=body.captions,
        authors=metadata.authors,
        published=metadata.times.published,
        modified=metadata.times.modified,
        stamps=metadata.times.stamps,
        notices=read_notices(sheet.lines),
        withdrawn=body.withdrawn,
        section=metadata.section,
        print_page=metadata.print_page,
        tags=metadata.tags,
        language=language_of(" ".join([metadata.title, *body.paragraphs]), sheet.head.language),
        origins={**metadata.origins, **{name: origin for name, origin in origins.items() if origin}},
        reader=outlet.reader(EXTRACTOR),
        damaged=damaged,
    )
