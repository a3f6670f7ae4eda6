"""Reading with what was learned of an outlet, and giving what the page teaches."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from hashlib import sha256

from lxml.html import HtmlElement

from monitor.domain.addresses.address import Address
from monitor.domain.articles import Article
from monitor.domain.looks.learning import Learned, Observation, Region
from monitor.domain.pages import Page
from monitor.domain.texts.text import key
from monitor.extract.correction_notices import states_correction
from monitor.extract.markup import words_of
from monitor.extract.prose.body import Body
from monitor.extract.prose.paths import found_at
from monitor.extract.prose.regions import ENOUGH_KNOWN, LITTLE, Mass
from monitor.extract.prose.sorted_blocks import Line

AT_MOST = 0.5  # share of a text that may be known furniture; a page with more is read as it stands


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of an article and where they stood; ``path`` is empty where no place can be named, as in a script.

    ``lines`` says, when asked, of each line of their region where it went and why.
    """

    body: Body
    path: str = ""
    way: str = ""
    doubt: str = ""  # why they may not be the article's
    lines: Callable[[], tuple[Line, ...]] = tuple


def outlet_at(address: Address) -> str:
    """Name the site of an address, as what is learned of it is kept.

    >>> outlet_at(Address("https://www.harbour.example/news/1"))
    'harbour.example'
    """
    return address.host.removeprefix("www.")


def learned_region(tree: HtmlElement, mass: Mass, learned: Learned) -> tuple[HtmlElement, Region] | None:
    """Return the place where the outlet's articles stand, if this page has it and its words are there."""
    for region in learned.regions:
        found = found_at(tree, region.path)
        if found is not None and _holds(found, mass):
            return found, region
    return None


def _holds(box: HtmlElement, mass: Mass) -> bool:
    if mass.total < LITTLE:
        return bool(words_of(box))
    return mass.of[box] >= ENOUGH_KNOWN * mass.total


def without_furniture(body: Body, region: Region) -> Body:
    """Leave known furniture out of a body that was read in a learned region; not where it would be most of it."""
    found = frozenset(text for text in body.paragraphs if digest_of(text) in region.furniture)
    learned = replace(body, origin="learned")
    if not found or sum(map(len, found)) > AT_MOST * body.size:
        return learned
    return replace(
        learned,
        paragraphs=tuple(text for text in body.paragraphs if text not in found),
        subheadings=tuple(text for text in body.subheadings if text not in found),
        furniture=tuple(text for text in body.paragraphs if text in found),
    )


def observe(page: Page, article: Article, words: Words) -> Observation:
    """Say what a reading saw of its page's layout; a notice of correction never counts as a block that may recur."""
    day = article.published or page.fetched_at
    return Observation(
        outlet=outlet_at(page.address),
        article=digest_of((article.canonical if article.canonical_url else page.address).canonical),
        day=day.date().isoformat(),
        path=words.path,
        way=words.way,
        blocks=tuple(_digests([*words.body.paragraphs, *words.body.furniture])),
    )


def _digests(texts: Iterable[str]) -> dict[str, None]:
    return dict.fromkeys(digest_of(text) for text in texts if not states_correction(text))


def digest_of(text: str) -> str:
    """Name a text, whatever its typography."""
    return sha256(key(text).encode("utf-8", "replace")).hexdigest()[:16]
