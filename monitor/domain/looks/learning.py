"""What an outlet's pages teach of its layout: where its articles stand, and what recurs there and is no news.

An outlet is learned from by one pure step per page, :func:`learn`. What readers get of it, and what
their answers depend on, is :class:`Learned`: its version goes up when it changes, and only then.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

PAGES = 12  # articles of one layout that are remembered
BLOCKS = 60  # of one article
LAYOUTS = 4  # of one outlet
TRUSTED = 3  # articles that stood in one place before it is looked at first
RECURRING = 4  # articles that tell other news and share a block, before it is furniture
DAYS = 2  # on which they were published: steps of one story share sentences too, on one day
FORGOTTEN = 6  # articles in a row that stood elsewhere


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A place where an outlet's articles stand, and the digests of its blocks that are furniture."""

    path: str
    way: str  # in which it was found when nothing was known yet
    furniture: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Learned:
    """What was learned of an outlet, as far as it changes how a page of it is read."""

    version: int = 0
    regions: tuple[Region, ...] = ()


NOTHING = Learned()


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """What one reading saw of its page's layout; article and blocks are named by digests, not by words."""

    outlet: str
    article: str
    day: str  # of publication, else of the look
    path: str  # of the region that holds the words
    way: str  # in which that was found, or had been found when it was learned
    blocks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LearnedArticle:
    """One article as it stood in a layout."""

    article: str
    day: str
    blocks: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LearnedLayout:
    """One layout of an outlet, known by where articles stand; ``missed`` counts those that stood elsewhere since."""

    path: str
    way: str
    sheets: tuple[LearnedArticle, ...] = ()
    missed: int = 0
    trusted: bool = False
    furniture: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Experience:
    """All that is kept of an outlet's pages, bounded; the layout met last stands last."""

    version: int = 0
    layouts: tuple[LearnedLayout, ...] = ()

    @property
    def learned(self) -> Learned:
        """What readers get."""
        trusted = sorted((each for each in self.layouts if each.trusted), key=lambda each: each.path)
        regions = tuple(Region(path=each.path, way=each.way, furniture=each.furniture) for each in trusted)
        return Learned(version=self.version, regions=regions)


def learn(before: Experience, seen: Observation) -> Experience:
    """Return what is known of an outlet after one more page; a new version says that readers are concerned."""
    if not seen.path:
        return before
    new = LearnedLayout(path=seen.path, way=seen.way)
    known = next((each for each in before.layouts if (each.path, each.way) == (seen.path, seen.way)), new)
    again = any(sheet.article == seen.article for sheet in known.sheets)
    others = tuple(each if again else _missing(each) for each in before.layouts if each.path != seen.path)
    met = _judged(replace(known, missed=0, sheets=_remembered(known.sheets, seen)))
    kept = tuple(each for each in others if each.missed < FORGOTTEN)[-(LAYOUTS - 1) :]
    after = replace(before, layouts=(*kept, met))
    return after if after.learned == before.learned else replace(after, version=before.version + 1)


def _missing(layout: LearnedLayout) -> LearnedLayout:
    return replace(layout, missed=layout.missed + 1)


def _remembered(sheets: tuple[LearnedArticle, ...], seen: Observation) -> tuple[LearnedArticle, ...]:
    """Take in an article, in the place that it had if it is known."""
    new = LearnedArticle(article=seen.article, day=seen.day, blocks=seen.blocks[:BLOCKS])
    if any(sheet.article == seen.article for sheet in sheets):
        return tuple(new if sheet.article == seen.article else sheet for sheet in sheets)
    return (*sheets, new)[-PAGES:]


def _judged(layout: LearnedLayout) -> LearnedLayout:
    """Say again whether a layout may be trusted, and what in it is furniture."""
    there = {block for sheet in layout.sheets for block in sheet.blocks}
    lasting = {block for block in layout.furniture if block in there}
    found = {block for block in there - lasting if _recurs(block, layout.sheets)}
    trusted = layout.trusted or len(layout.sheets) >= TRUSTED
    return replace(layout, trusted=trusted, furniture=tuple(sorted(lasting | found)))


def _recurs(block: str, sheets: tuple[LearnedArticle, ...]) -> bool:
    having = [sheet for sheet in sheets if block in sheet.blocks]
    if len(having) < RECURRING or len({sheet.day for sheet in having}) < DAYS:
        return False
    return len(list(_strangers(having))) >= RECURRING


def _strangers(sheets: list[LearnedArticle]) -> Iterator[LearnedArticle]:
    """Give the articles that tell other news than those given before: copies and steps share most of their blocks."""
    given: list[LearnedArticle] = []
    for sheet in sheets:
        if not any(_are_kin(sheet, other) for other in given):
            given.append(sheet)
            yield sheet


def _are_kin(one: LearnedArticle, other: LearnedArticle) -> bool:
    shared = len(set(one.blocks) & set(other.blocks))
    return 2 * shared > min(len(one.blocks), len(other.blocks))
