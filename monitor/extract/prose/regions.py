"""Where on a page the article stands: the region that holds its words, and a key to know it again by."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import islice

from lxml.html import HtmlElement

from monitor.extract import furniture
from monitor.extract.markup import UNSEEN, names_of
from monitor.extract.prose.blocks import HEADINGS, unwanted

TELLING = 40  # characters from which a run of text counts as prose
LONGEST = 5000  # of one run, so that a licence text does not outweigh an article
RUNS = 6000  # runs of text weighed on one page
MOST_OF_ALL = 0.5  # an element that holds so much of a page's prose is no furniture, whatever its name
ENOUGH_KNOWN = 0.4  # share of the prose from which a box named like a body is believed
TIGHTEST = 0.82  # share of the prose that a child must keep for us to look closer
AROUND_TITLE = 0.25
NEARLY_ALL = 0.9
LITTLE = 400  # characters of prose on a whole page: less than an article has, as much as furniture
WORTH_IT = 0.15  # share of a box's prose from which further boxes like it count as its pieces
APART = UNSEEN | HEADINGS | {"a", "figcaption"}
DISCUSSION = re.compile(r"(?<![a-z])(?:comments?|disqus|repl(?:y|ies)|kommentare?)(?![a-z])")
RUN = "//text()[string-length(normalize-space()) > 25]"


@dataclass(slots=True)
class Mass:
    """How much prose each element holds, furniture not counted."""

    of: Counter[HtmlElement] = field(default_factory=Counter)
    total: int = 0
    of_everything: Counter[HtmlElement] = field(default_factory=Counter)  # furniture counted too
    everything: int = 0
    spared: set[HtmlElement] = field(default_factory=set)  # named like furniture, but holding the article


def weigh(tree: HtmlElement) -> Mass:
    """Weigh the prose of a page: first all of it, to see which boxes hold most, then without the furniture."""
    prose = _prose(tree)
    talk = _Inside(_is_discussion)
    everything = Mass()
    _add(everything, [(home, size) for home, size in prose.items() if not talk.holds(home)])
    spared = {element for element, mass in everything.of.items() if mass >= MOST_OF_ALL * everything.total}
    furnished = _Inside(lambda element: element not in spared and unwanted(element))
    clean = Mass(spared=spared, of_everything=everything.of, everything=everything.total)
    _add(clean, [(home, size) for home, size in prose.items() if not furnished.holds(home)])
    return clean


def _prose(tree: HtmlElement) -> Counter[HtmlElement]:
    """Count the prose of each element that has some of its own."""
    found: Counter[HtmlElement] = Counter()
    apart: dict[HtmlElement, bool] = {}
    for text in tree.xpath(RUN)[:RUNS]:
        parent = text.getparent()
        home = parent.getparent() if text.is_tail else parent
        if home is None:
            continue
        size = min(LONGEST, len(text) * (2 if _is_wide(text) else 1))
        if size < TELLING:
            continue
        if home not in apart:
            apart[home] = any(element.tag in APART for element in [home, *islice(home.iterancestors(), 5)])
        if not apart[home]:
            found[home] += size
    return found


def _is_wide(text: str) -> bool:
    if text.isascii():
        return False
    middle = text.strip()[:60]
    return sum(char > "\u2e7f" for char in middle) * 3 > len(middle)


def _add(mass: Mass, prose: Iterable[tuple[HtmlElement, int]]) -> None:
    for home, size in prose:
        mass.total += size
        for element in (home, *home.iterancestors()):
            mass.of[element] += size


class _Inside:
    """Whether an element, or one around it, is of a kind; each element is asked once."""

    def __init__(self, is_one: Callable[[HtmlElement], bool]) -> None:
        self._is_one = is_one
        self._known: dict[HtmlElement, bool] = {}

    def holds(self, element: HtmlElement) -> bool:
        """Say whether the element stands inside of one, or is one."""
        chain = []
        for box in (element, *element.iterancestors()):
            if box in self._known:
                break
            chain.append(box)
        for box in reversed(chain):
            outer = box.getparent()
            self._known[box] = (outer is not None and self._known[outer]) or self._is_one(box)
        return self._known[element]


def _is_discussion(element: HtmlElement) -> bool:
    return element.tag not in ("body", "html", "main", "article") and bool(DISCUSSION.search(names_of(element)))


def find_region(tree: HtmlElement, mass: Mass, title: HtmlElement | None = None) -> tuple[HtmlElement, str]:
    """Return the smallest element that holds the article's words, and how it was found."""
    scope = _around(title, mass) if title is not None else None
    body = tree.find(".//body")
    scope = scope if scope is not None else body if body is not None else tree
    return _known(scope, mass) or (tightest(scope, mass.of), "density")


def _known(scope: HtmlElement, mass: Mass) -> tuple[HtmlElement, str] | None:
    """Find a box that says it is the body, by microdata or by name, and that holds enough of the prose."""
    inside = [box for box in mass.of if box is scope or scope in box.iterancestors()]
    said = [box for box in inside if "articlebody" in (box.get("itemprop") or "").lower()]
    named = [box for box in inside if furniture.is_body(names_of(box))]
    for boxes, origin in ((said, "microdata"), (named, "name")):
        heaviest = max((mass.of[box] for box in boxes), default=0)
        if heaviest and heaviest >= ENOUGH_KNOWN * mass.of[scope]:
            # The innermost of those that hold the same words.
            box = max((box for box in boxes if mass.of[box] >= NEARLY_ALL * heaviest), key=_depth)
            return _with_peers(box, boxes, mass), origin
    return None


def _depth(element: HtmlElement) -> int:
    return sum(1 for _ in element.iterancestors())


def _with_peers(box: HtmlElement, boxes: list[HtmlElement], mass: Mass) -> HtmlElement:
    """Widen to what holds all the pieces, when a site cuts a body into boxes that look the same."""
    inside = set(box.iterdescendants())
    alike = (peer for peer in boxes if _looks(peer) == _looks(box) and mass.of[peer])
    pieces = [peer for peer in alike if peer is not box and peer not in inside]
    if sum(mass.of[piece] for piece in pieces) < WORTH_IT * mass.of[box]:
        return box
    return next(
        (outer for outer in box.iterancestors() if all(outer in piece.iterancestors() for piece in pieces)), box
    )


def _looks(box: HtmlElement) -> tuple[str, str | None]:
    """Return what pieces of one body share: what they say they are, or the name that says so."""
    names = names_of(box).split()
    return box.tag, box.get("itemprop") or next(filter(furniture.is_body, names), None)


def _around(title: HtmlElement, mass: Mass) -> HtmlElement | None:
    """Climb from the headline to the first box that also holds a fair part of the prose."""
    enough = AROUND_TITLE * mass.total
    return next((box for box in title.iterancestors() if mass.of[box] >= enough > 0 or _is_flash(box, mass)), None)


def _is_flash(box: HtmlElement, mass: Mass) -> bool:
    """Whether a page says that its matter ends here, there is none but the headline, and next to nothing outside."""
    return box.tag in ("main", "article") and not mass.of[box] and mass.total < LITTLE


def tightest(region: HtmlElement, prose: Mapping[HtmlElement, int]) -> HtmlElement:
    """Step into the child that keeps nearly all of the prose, as long as there is one."""
    while True:
        child = max(
            (child for child in region if isinstance(child.tag, str)), key=lambda child: prose[child], default=None
        )
        if child is None or child.tag == "p" or prose[child] < TIGHTEST * prose[region] or not prose[child]:
            return region
        region = child
