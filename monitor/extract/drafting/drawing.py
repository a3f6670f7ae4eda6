"""Drawing the profile of an outlet from one of its pages, better from two: a person reads it over afterwards."""

import re
from collections.abc import Iterator
from datetime import date

from lxml import etree
from lxml.html import HtmlElement

from monitor.domain.articles import Article, Clock, Stamp
from monitor.domain.errors import NewsmonError
from monitor.domain.pages import Page
from monitor.extract.article import read_as
from monitor.extract.charset import decode
from monitor.extract.dates.times import read_moments
from monitor.extract.dates.zones import zone_for
from monitor.extract.drafting.drafts import Draft, quoted
from monitor.extract.drafting.id_rules import id_rule
from monitor.extract.drafting.selectors import box_of, names_in, selector_of
from monitor.extract.layouts.fitting import Fitted, read_with
from monitor.extract.layouts.places import behind
from monitor.extract.layouts.places import region as locate
from monitor.extract.layouts.profiles import DRESS, Layout, Profile
from monitor.extract.markup import parse, squeeze, words_of
from monitor.extract.prose.blocks import unwanted
from monitor.extract.prose.regions import find_region, weigh

SHOWN = ("title", "subtitle")
LEAD = 12  # characters by which an element is known to be worth reading
LINE = 120  # characters of a line that may hold a label and its time
MOST = 12  # kinds of furniture that a draft names
SCRIPTS = frozenset({"script", "json-ld"})
HEADINGS = "//h1 | //h2 | //h3 | //h4"
BOXES = "//p | //div | //span | //strong"
LABELLED = re.compile(r"\s*([^\W\d][^\d:：|·()\[\]]{0,19}?)[\s:：|·()\[\]]*\d")
BY_HAND = "Write its profile by hand: docs/how-to/write-an-outlet-profile.md"


def draw(page: Page, other: Page | None = None) -> Draft:
    """Draw a profile for the outlet of a page; ``other`` is another of its articles.

    Where its address has no id, the draft leaves the rule to a person. Raises ``NewsmonError`` where no article
    is there, or where no box of the page holds it.
    """
    address = page.address
    tree, article = tree_of(page), _article(page)
    title = _showing(tree, article.title)
    found, _ = find_region(tree, weigh(tree), title)
    region = box_of(found, tree)
    if not region or article.origins.get("body") in SCRIPTS:
        raise NewsmonError("no box of the page holds its text", to=address.url, do=BY_HAND)
    places = _places(tree, article, title)
    remove = tuple(dict.fromkeys([*_furniture(found), *_inside(found, places.get("subtitle", ""), tree)]))[:MOST]
    return Draft(
        name=_name(address.host),
        host=DRESS.sub("", address.host),
        zone=zone_for(address, article.language, "UTC"),
        article_id=id_rule(address),
        region=region,
        remove=remove,
        lines=_recurring(region, remove, tree, other),
        places={name: quoted(place) if name in SHOWN else place for name, place in places.items()},
        drawn=page.fetched_at.date(),
    )


def tree_of(page: Page) -> HtmlElement:
    """Return a page's tree."""
    return parse(decode(page.body, page.headers.get("content-type", "")).text)


def _article(page: Page) -> Article:
    look = read_as(page, None)
    if look.article is None or not look.verdict.is_article or not look.article.body:
        raise NewsmonError(
            f"no article to draw from: {look.verdict.reason}", to=page.url, do="Give another of its articles"
        )
    return look.article


def _name(host: str) -> str:
    return re.sub(r"\W+", "_", DRESS.sub("", host).partition(".")[0] if not host[:1].isdigit() else f"site_{host}")


def _showing(tree: HtmlElement, words: str) -> HtmlElement | None:
    """Find what shows these words and no others: a heading, else the innermost box."""
    headings, boxes = (
        [
            element
            for element in tree.xpath(path)
            if words[:LEAD] in element.text_content() and words_of(element) == words
        ]
        for path in (HEADINGS, BOXES)
    )
    return headings[0] if headings else boxes[-1] if boxes else None


def _furniture(region: HtmlElement) -> Iterator[str]:
    """Name the boxes inside a region that look like furniture and have words."""
    for element in region.iterdescendants():
        if isinstance(element.tag, str) and unwanted(element) and words_of(element):
            names = names_in(element)
            yield f".{names[0]}" if names else element.tag


def _recurring(region: str, remove: tuple[str, ...], tree: HtmlElement, other: Page | None) -> tuple[str, ...]:
    """Return the lines that stand in the text of both articles: they are neither's."""
    if other is None:
        return ()
    layout = Layout(name="draft", since=date.min, region=region, remove=remove)
    profile = Profile(
        name="draft", version=1, hosts=("draft",), zone="UTC", article_id=re.compile("()"), layouts=(layout,)
    )
    told = [read_with(profile, each, "") for each in (tree, tree_of(other))]
    mine, theirs = (set(each.body.paragraphs) if isinstance(each, Fitted) else set() for each in told)
    return tuple(sorted(mine & theirs))[:MOST]


def _inside(region: HtmlElement, css: str, tree: HtmlElement) -> Iterator[str]:
    """Name a standfirst that stands in the region: it is read apart from the text."""
    found = locate(css)(tree, "") if css else None
    if found is not None and region in found.iterancestors():
        yield css


def _places(tree: HtmlElement, article: Article, title: HtmlElement | None) -> dict[str, str]:
    """Say where headline, standfirst and times stand; what the page tells machines is read anyway."""
    subtitle = _showing(tree, article.subtitle) if article.subtitle else None
    shown = {"title": title, "subtitle": subtitle}
    places = {name: selector_of(element, tree) for name, element in shown.items() if element is not None}
    for clock, at in ((Clock.PUBLISHED, article.published), (Clock.MODIFIED, article.modified)):
        stamps = (stamp for stamp in article.stamps if stamp.clock is clock and stamp.at == at)
        places[clock.value] = next((place for stamp in stamps if (place := _labelled(tree, stamp))), "")
    return {name: place for name, place in places.items() if place}


def _labelled(tree: HtmlElement, stamp: Stamp) -> str:
    """Write where a time and its label stand, if what is read there is that time."""
    said = LABELLED.match(stamp.shown)
    label = said[1] if said else ""
    holding = [element for element in tree.iter(etree.Element) if label and _holds(element, stamp.shown)]
    for box in filter(None, (box_of(element, tree) for element in reversed(holding))):
        read = read_moments(behind(label, at=box)(tree, ""))
        if read and read[0].at.replace(tzinfo=None) == stamp.at.replace(tzinfo=None):
            return f"behind({quoted(label)}, at={quoted(box)})"
    return ""


def _holds(element: HtmlElement, shown: str) -> bool:
    words = squeeze(element.text_content()) if len(element) < MOST else ""
    return len(words) <= LINE and squeeze(shown) in words
