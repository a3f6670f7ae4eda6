"""Where a block goes by its own words and its box, wherever it stands."""

import re

from lxml.html import HtmlElement

from monitor.extract import furniture
from monitor.extract.correction_notices import states_correction
from monitor.extract.prose.blocks import NAMED, Block, Role
from monitor.extract.prose.sorted_blocks import ELSEWHERE, STOPS, About, Place

PICTURE = re.compile(r"^(?:#|javascript:)|\.(?:jpe?g|png|gif|webp|avif)(?:[?#]|$)", re.IGNORECASE)

_Answer = tuple[Place | None, str]


def by_itself(block: Block, about: About, *, caption: bool = False) -> _Answer:
    """Say where a block goes by its own words and its box, wherever it stands; nothing where that is open.

    ``caption`` says that the picture beside it says the same of itself. A notice of correction is the article's,
    whatever its box is called.
    """
    if block.left and not (block.left.startswith(NAMED) and states_correction(block.text) and not block.linked):
        return Place.LEFT_OUT, block.left
    if not block.text:
        return Place.WITHDRAWN, ""
    said = (rule(block) for rule in (_by_noise, _by_picture, _by_links))
    return next(filter(None, said), _by_words(block, about, caption=caption))


def _by_noise(block: Block) -> _Answer | None:
    if noise := furniture.why_noise(block.text):
        return Place.LEFT_OUT, noise
    if block.role is Role.LOOSE and furniture.COUNTER.fullmatch(block.text):
        return Place.LEFT_OUT, "a counter"
    return (Place.BYLINE, "") if furniture.BYLINE.fullmatch(block.text) else None


def _by_picture(block: Block) -> _Answer | None:
    if block.role is Role.CAPTION and block.all_linked and not _shows_larger(block.home):
        return Place.LEFT_OUT, ELSEWHERE
    return (Place.CAPTION, "") if block.role is Role.CAPTION or furniture.CREDIT.fullmatch(block.text) else None


def _by_links(block: Block) -> _Answer | None:
    return (Place.LEFT_OUT, ELSEWHERE) if _leads_elsewhere(block) else None


def _by_words(block: Block, about: About, *, caption: bool) -> _Answer:
    if caption:
        return Place.CAPTION, ""
    return (Place.TITLE, "") if about.title and block.text == about.title else (None, "")


def _shows_larger(home: HtmlElement) -> bool:
    """Say whether the link around or in a caption leads to its picture, or stays on the page."""
    links = [box for box in (home, *home.iterancestors()) if box.tag == "a"] or home.findall(".//a")
    return any(PICTURE.search(link.get("href") or "#") for link in links[:1])


def _leads_elsewhere(block: Block) -> bool:
    """Say whether a line is a link and no sentence, or a word, a colon and a link."""
    if not block.linked:
        return False
    if block.all_linked:
        return not (block.role is Role.PARAGRAPH and block.text.endswith(STOPS))
    pointer = furniture.READ_ON.match(block.text)
    rest = len("".join(block.text[pointer.end() :].split())) if pointer else 0
    return bool(rest) and block.linked >= rest
