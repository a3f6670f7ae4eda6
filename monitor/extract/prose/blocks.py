"""A region of a page as blocks of words, each with what it is: a paragraph, a heading, a caption, a list item."""

from collections.abc import Collection
from dataclasses import dataclass, field
from enum import StrEnum

from lxml.html import HtmlElement

from monitor.extract import furniture
from monitor.extract.markup import BLOCKS, UNSEEN, names_of, squeeze, words_of

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
DEEPEST = 300
MOST = 20_000  # blocks of one page: no article has as many
ABOUT_PICTURE = 400  # characters at most that are said of a picture


class Role(StrEnum):
    """What a block of words is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    CAPTION = "caption"
    ITEM = "item"
    LOOSE = "loose"  # words that stand in a box with no paragraph of their own


@dataclass(slots=True, kw_only=True)
class Block:
    """A run of words between two edges; ``linked`` counts its characters inside links."""

    role: Role
    home: HtmlElement
    text: str = ""
    linked: int = 0
    summary: bool = False
    pieces: list[str] = field(default_factory=list)

    @property
    def all_linked(self) -> bool:
        """Whether it is a link and nothing but that."""
        return self.linked >= 0.85 * max(1, len(self.text.replace(" ", "")))


def blocks_of(region: HtmlElement, spared: Collection[HtmlElement] = frozenset()) -> list[Block]:
    """Cut a region into blocks in the order of the page; furniture is left out, but for what is spared."""
    return [block for block in _Walk(spared=spared).run(region) if block.text]


@dataclass(slots=True, kw_only=True)
class _Walk:
    """The state of one walk: the block that is open, and those that are done."""

    spared: Collection[HtmlElement]
    done: list[Block] = field(default_factory=list)
    open: Block | None = None

    def run(self, region: HtmlElement) -> list[Block]:
        self._inside(region, Role.LOOSE, in_link=False, depth=0)
        self._close()
        return self.done

    def _inside(self, element: HtmlElement, role: Role, *, in_link: bool, depth: int) -> None:
        summary = role is not Role.CAPTION and bool(furniture.SUMMARY.search(names_of(element)))
        self._words(element.text, element, role, in_link, summary)
        for child in element:
            if isinstance(child.tag, str) and depth < DEEPEST:
                self._child(child, element, role, in_link=in_link, depth=depth)
            self._words(child.tail, element, role, in_link, summary)

    def _child(self, child: HtmlElement, parent: HtmlElement, role: Role, *, in_link: bool, depth: int) -> None:
        tag = child.tag
        if tag == "br":
            self._break(parent)
            return
        if len(self.done) >= MOST or tag in UNSEEN or (child not in self.spared and unwanted(child)):
            return
        edge = tag in BLOCKS
        if edge:
            self._close()
        inner = role_of(child, role)
        if inner is Role.CAPTION and role is not Role.CAPTION:
            self._close()
            edge = True
        self._inside(child, inner, in_link=in_link or tag == "a", depth=depth + 1)
        if edge:
            self._close()

    def _words(self, text: str | None, home: HtmlElement, role: Role, in_link: bool, summary: bool) -> None:
        if not text:
            return
        if self.open is None:
            if not text.strip():
                return
            self.open = Block(role=role, home=home, summary=summary)
        self.open.pieces.append(text)
        self.open.linked += len("".join(text.split())) if in_link else 0

    def _break(self, parent: HtmlElement) -> None:
        """End a paragraph at a line break, unless it stands in the middle of a sentence of a real paragraph."""
        if self.open is None:
            return
        ended = "".join(self.open.pieces[-1:]).rstrip()[-1:] in tuple('.!?。！？"”」』…:')
        if parent.tag != "p" or ended or self.open.role is not Role.PARAGRAPH:
            self._close()
        else:
            self.open.pieces.append(" ")

    def _close(self) -> None:
        if self.open is not None:
            self.open.text = squeeze("".join(self.open.pieces))
            self.done.append(self.open)
            self.open = None


def role_of(element: HtmlElement, outer: Role) -> Role:
    """Say what words inside an element are, given what its surroundings are."""
    if outer in (Role.CAPTION, Role.HEADING):
        return outer
    tag = element.tag
    if tag in ("figure", "figcaption") or furniture.CAPTION.search(names_of(element)) or shows_picture(element):
        return Role.CAPTION
    if tag in HEADINGS:
        return Role.HEADING
    if tag == "li":
        return Role.ITEM
    if tag in ("p", "blockquote", "pre"):
        return Role.PARAGRAPH
    return outer if tag not in BLOCKS or outer is Role.ITEM else Role.LOOSE


def shows_picture(element: HtmlElement) -> bool:
    """Say whether a box is named a picture, holds one, and has no more words than a picture needs."""
    if element.tag not in BLOCKS or not furniture.PICTURE.search(names_of(element)) or element.find(".//img") is None:
        return False
    return len(words_of(element)) <= ABOUT_PICTURE


def unwanted(element: HtmlElement) -> bool:
    """Say whether an element is furniture: by its tag, its role, its names, or because nobody sees it."""
    if element.tag in furniture.TAGS or element.get("role") in furniture.ROLES:
        return True
    if (
        element.get("aria-hidden") == "true"
        or "hidden" in element.attrib
        or furniture.HIDDEN.search(element.get("style") or "")
    ):
        return True
    return element.tag not in ("html", "body", "article", "main", "p", "figure") and furniture.is_furniture(
        names_of(element)
    )


def reads_like_prose(block: Block) -> bool:
    """Say whether a block reads like a sentence or more: long enough, not a link, not a caption."""
    if block.role in (Role.CAPTION, Role.HEADING) or block.all_linked:
        return False
    enough = 50 if block.role is Role.PARAGRAPH else 80
    opening = block.text[:enough]
    if opening.isascii():
        return len(opening) >= enough
    # One Hangul or Han character says as much as two letters.
    return len(opening) + sum(char > "\u2e7f" for char in opening) >= enough
