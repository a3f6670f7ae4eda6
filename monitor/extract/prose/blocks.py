"""A region of a page as blocks of words, each with what it is: a paragraph, a heading, a caption, a list item."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import islice

from lxml.html import HtmlElement

from monitor.extract import furniture
from monitor.extract.correction_notices import hints_at_correction, states_correction
from monitor.extract.markup import BLOCKS, UNSEEN, names_of, squeeze, visible_lines, words_of

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
WITHDRAWN = frozenset({"del", "s", "strike"})  # words that a page shows as taken back
CELLS = frozenset({"td", "th"})
WORD = re.compile(r"[^\W_]+")
FIRST = 6  # elements of a box among which the heading stands that it is named for
DEEPEST = 300
MOST = 20_000  # blocks of one page: no article has as many
ABOUT_PICTURE = 400  # characters at most that are said of a picture
LONGEST_CELL = 300  # characters; a longer one is laid out as a table, and is none
LONG_RUN = 40  # characters from which a run of text may be a sentence
MUCH_PROSE = 200  # from which hidden words are the rest of a text rather than a note to visitors
NAMED = "its box is named"  # opens the reason why a box goes by its class or id
A_LINK = 0.85  # share of linked characters from which a block is a link and nothing but that
UNPRINTED = str.maketrans("", "", "\u00ad\u200b\u2060\ufeff")  # where a word may be broken; no reader sees them
RUNS = f".//text()[string-length(normalize-space()) >= {LONG_RUN}][not(ancestor::a)]"
CONTROLS = (
    "./descendant-or-self::*[self::button or self::summary or self::label or @onclick or @aria-expanded"
    " or @aria-controls or (self::a and (starts-with(@href, '#') or starts-with(@href, 'javascript')))]"
)
PARTED = ".//table | .//ul | .//ol | .//h1 | .//h2 | .//h3 | .//h4 | .//figure | .//p[2]"  # what no cell holds


class Role(StrEnum):
    """What a block of words is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    CAPTION = "caption"
    ITEM = "item"
    ROW = "row"  # of a table: its cells in one line
    LOOSE = "loose"  # words that stand in a box with no paragraph of their own


@dataclass(slots=True, kw_only=True)
class Block:
    """A run of words between two edges; ``linked`` counts its characters inside links.

    ``left`` says why the box that it stands in is none of the article's; ``withdrawn`` holds its struck words.
    """

    role: Role
    home: HtmlElement
    text: str = ""
    linked: int = 0
    summary: bool = False
    left: str = ""
    pieces: list[str] = field(default_factory=list)
    withdrawn: list[str] = field(default_factory=list)

    @property
    def all_linked(self) -> bool:
        """Whether it is a link and nothing but that."""
        return self.linked >= A_LINK * max(1, len(self.text.replace(" ", "")))


def blocks_of(
    region: HtmlElement, spared: Collection[HtmlElement] = frozenset(), *, whole: bool = False
) -> list[Block]:
    """Cut a region into blocks in the order of the page.

    Furniture is left out, but for what is spared; with ``whole`` its blocks are given too, each with the reason.
    """
    walk = _Walk(spared=spared, whole=whole)
    return [block for block in walk.run(region) if block.text or block.withdrawn]


def blocks_of_boxes(boxes: Iterable[HtmlElement], spared: Collection[HtmlElement]) -> list[Block]:
    """Cut boxes that follow each other into blocks; furniture is left out."""
    walk = _Walk(spared=spared, whole=False)
    return [block for block in walk.run_boxes(boxes) if block.text]


@dataclass(slots=True, kw_only=True)
class _Around:
    """What holds for the words inside of an element."""

    role: Role = Role.LOOSE
    linked: bool = False
    summary: bool = False
    withdrawn: bool = False
    left: str = ""
    depth: int = 0


@dataclass(slots=True, kw_only=True)
class _Walk:
    """The state of one walk: the block that is open, the table row it is in, and the blocks that are done."""

    spared: Collection[HtmlElement]
    whole: bool
    done: list[Block] = field(default_factory=list)
    open: Block | None = None
    in_row: bool = False

    def run(self, region: HtmlElement) -> list[Block]:
        self._inside(region, _Around())
        self._close()
        return self.done

    def run_boxes(self, boxes: Iterable[HtmlElement]) -> list[Block]:
        for box in boxes:
            if isinstance(box.tag, str):
                self._child(box, box.getparent(), _Around())
                self._close()
        return self.done

    def _inside(self, element: HtmlElement, around: _Around) -> None:
        around.summary = around.role is not Role.CAPTION and furniture.told_by(names_of(element)).summary
        self._words(element.text, element, around)
        for child in element:
            if isinstance(child.tag, str) and around.depth < DEEPEST:
                self._child(child, element, around)
            self._words(child.tail, element, around)

    def _child(self, child: HtmlElement, parent: HtmlElement, around: _Around) -> None:
        tag = child.tag
        if tag == "br":
            self._break(parent)
            return
        if len(self.done) >= MOST or tag in UNSEEN:
            return
        left = around.left or ("" if child in self.spared else why_unwanted(child))
        if left and not (self.whole or (left.startswith(NAMED) and may_admit(child))):
            return
        inner = self._role(child, around)
        row = tag == "tr" and not self.in_row and is_row(child)
        edge = (tag in BLOCKS or inner is not around.role or bool(left) != bool(around.left)) and not self.in_row
        if edge:
            self._close()
        elif self.in_row and self.open is not None and tag in BLOCKS:
            self.open.pieces.append(" · " if tag in CELLS and "".join(self.open.pieces).strip() else " ")
        self.in_row |= row
        self._inside(
            child,
            _Around(
                role=Role.ROW if self.in_row else inner,
                linked=around.linked or (tag == "a" and not _marks_heading(child, inner)),
                withdrawn=around.withdrawn or (tag in WITHDRAWN and child not in self.spared),
                left=left,
                depth=around.depth + 1,
            ),
        )
        self.in_row &= not row
        if edge:
            self._close()

    def _role(self, child: HtmlElement, around: _Around) -> Role:
        """Say what a child's words are; an inline element in the middle of a sentence is what its sentence is."""
        running = around.role not in (Role.LOOSE, Role.CAPTION) and child.tag not in BLOCKS
        if running and (self.open is not None or child.getparent().find(".//img") is None):
            return around.role
        return role_of(child, around.role)

    def _words(self, text: str | None, home: HtmlElement, around: _Around) -> None:
        if not text:
            return
        if self.open is None:
            if not text.strip():
                return
            self.open = Block(role=around.role, home=home, summary=around.summary, left=around.left)
        if around.withdrawn:
            self.open.withdrawn.append(text)
            return
        self.open.pieces.append(text)
        self.open.linked += len("".join(text.split())) if around.linked else 0

    def _break(self, parent: HtmlElement) -> None:
        """End a paragraph at a line break, unless it stands in the middle of a sentence of a real paragraph."""
        if self.open is None:
            return
        ended = "".join(self.open.pieces[-1:]).rstrip()[-1:] in tuple('.!?。！？"”」』…:')
        if self.in_row or not (parent.tag != "p" or ended or self.open.role is not Role.PARAGRAPH):
            self.open.pieces.append(" ")
        else:
            self._close()

    def _close(self) -> None:
        if self.open is not None:
            self.open.text = squeeze("".join(self.open.pieces).translate(UNPRINTED)).removesuffix(" ·")
            self.done.append(self.open)
            self.open = None


def role_of(element: HtmlElement, outer: Role) -> Role:
    """Say what words inside an element are, given what its surroundings are."""
    if outer in (Role.CAPTION, Role.HEADING):
        return outer
    tag = element.tag
    if tag in ("figure", "figcaption") or furniture.told_by(names_of(element)).caption or shows_picture(element):
        return Role.CAPTION
    if tag in HEADINGS:
        return Role.HEADING
    if tag in ("li", "dt", "dd"):
        return Role.ITEM
    if tag in ("p", "blockquote", "pre"):
        return Role.PARAGRAPH
    return outer if tag not in BLOCKS or outer is Role.ITEM else Role.LOOSE


def _marks_heading(link: HtmlElement, role: Role) -> bool:
    """Say whether a link in a heading leads to a place on the page itself: to the heading, or to a list of contents."""
    target = (link.get("href") or "").strip()
    return role is Role.HEADING and target.startswith("#") and len(target) > 1


def is_row(row: HtmlElement) -> bool:
    """Say whether a table row tells something cell by cell, rather than being a means of layout."""
    cells = [cell for cell in row if cell.tag in CELLS]
    said = [len(words_of(cell)) for cell in cells if cell.find("table") is None and not cell.xpath(PARTED)]
    return len(said) == len(cells) and sum(map(bool, said)) > 1 and max(said) <= LONGEST_CELL


def shows_picture(element: HtmlElement) -> bool:
    """Say whether a box is named a picture, holds one, and has no more words than a picture needs."""
    if element.tag not in BLOCKS or not furniture.told_by(names_of(element)).picture or element.find(".//img") is None:
        return False
    return len(words_of(element)) <= ABOUT_PICTURE


def unwanted(element: HtmlElement) -> bool:
    """Say whether an element is furniture: by its tag, its role, its names, or because nobody sees it."""
    return bool(why_unwanted(element))


def why_unwanted(element: HtmlElement) -> str:
    """Say why an element is none of the article's, or "".

    An inline element is a part of its sentence, whatever its class says; only its being hidden counts.
    """
    if "hidden" in element.attrib or furniture.HIDDEN.search(element.get("style") or ""):
        return "" if _is_folded(element) else "nobody sees it"
    if element.tag in furniture.TAGS:
        return f"it stands in <{element.tag}>"
    if element.get("role") in furniture.ROLES:
        return f"its box is a {element.get('role')}"
    if element.tag in furniture.NEVER or is_inline(element):
        return ""
    if element.get("aria-hidden") == "true":
        return "nobody sees it"
    return _named(element)


def may_admit(box: HtmlElement) -> bool:
    """Say whether a box that is furniture may hold a notice of correction."""
    return hints_at_correction("".join(box.itertext())) and any(map(states_correction, visible_lines(box)))


def _is_folded(element: HtmlElement) -> bool:
    """Say whether a hidden box holds the rest of a text, and a control beside it that unfolds it."""
    if prose_in(element) < MUCH_PROSE or furniture.is_furniture(names_of(element)):
        return False
    beside = element.getparent()
    near = beside.xpath(CONTROLS) if beside is not None else []
    return any(element not in (control, *control.iterancestors()) for control in near)


def _named(element: HtmlElement) -> str:
    names = names_of(element)
    if names and _speaks_of_others(element, names) and _is_marked_for_heading(element):
        names = names.removesuffix((element.get("id") or "").lower())
    return f"{NAMED} {names[:40]}" if names and _speaks_of_others(element, names) else ""


def _speaks_of_others(box: HtmlElement, names: str) -> bool:
    """Say whether a box with such names is furniture; one called a teaser is none where it leads nowhere."""
    if furniture.is_furniture(names, lambda: prose_in(box)):
        return True
    return furniture.is_teaser(names) and (box.find(".//a[@href]") is not None or prose_in(box) < furniture.SOME_PROSE)


def _is_marked_for_heading(box: HtmlElement) -> bool:
    """Say whether a box has its id from the heading in it, so that links lead there: it names no kind of box."""
    words = frozenset(WORD.findall((box.get("id") or "").casefold()))
    heading = next((inner for inner in islice(box.iterdescendants(), FIRST) if inner.tag in HEADINGS), None)
    return heading is not None and len(words) > 1 and words <= frozenset(WORD.findall(words_of(heading).casefold()))


def is_inline(element: HtmlElement) -> bool:
    """Say whether an element is a part of a line of text: no block, and none inside."""
    return element.tag not in BLOCKS and not any(inner.tag in BLOCKS for inner in element.iterdescendants())


def prose_in(box: HtmlElement) -> int:
    """Count the characters of a box that stand in unlinked runs long enough for a sentence; wide letters twice."""
    return sum(len(text) * (1 if text.isascii() else 2) for text in map(squeeze, box.xpath(RUNS)))


def reads_like_prose(block: Block) -> bool:
    """Say whether a block reads like a sentence or more: long enough, not a link, not a caption."""
    if block.role in (Role.CAPTION, Role.HEADING, Role.ROW) or block.all_linked:
        return False
    enough = 50 if block.role is Role.PARAGRAPH else 80
    opening = block.text[:enough]
    if opening.isascii():
        return len(opening) >= enough
    # One Hangul or Han character says as much as two letters.
    return len(opening) + sum(char > "\u2e7f" for char in opening) >= enough
