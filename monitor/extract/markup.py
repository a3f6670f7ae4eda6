"""Trees of pages and the words in them: parsed from text that is decoded already, bounded, never raising."""

import re
from collections.abc import Iterator

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

MOST = 12_000_000  # characters of a page that are read
ELEMENTS = 60_000  # elements of a page that are walked
UNSEEN = frozenset({
    "script", "style", "noscript", "template", "head", "title", "meta", "link", "svg", "iframe", "object", "select",
    "option", "textarea", "button", "input", "canvas", "audio", "video", "map", "math",
})  # fmt: skip
DEAD = ("script", "style", "svg", "template", "object", "canvas", "math", "audio", "video", "map", "select")
BLOCKS = frozenset({
    "p", "div", "li", "ul", "ol", "dl", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "td",
    "th", "tr", "table", "tbody", "section", "article", "main", "aside", "header", "footer", "nav", "figure",
    "figcaption", "details", "summary", "form", "fieldset", "center", "body", "address", "hr", "html",
})  # fmt: skip
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
SPACE = re.compile(r"[\s\u00a0]+")
OVERLONG = re.compile(r"<([a-zA-Z][\w-]{0,30})\s[^<>]{30000,}>")  # libxml2 compares each attribute with each other
EMPTY = "<html><body></body></html>"


def parse(text: str) -> HtmlElement:
    """Build the tree of a page; what is beyond all measure is left out, and nothing is ever refused."""
    raw = OVERLONG.sub(r"<\1>", CONTROL.sub(" ", text[:MOST])).encode("utf-8", "replace")
    # Pages with hundreds of unclosed tags exist; libxml2 stops at 256 levels without this, at 2,048 with it.
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        tree = document_fromstring(raw or EMPTY.encode(), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return document_fromstring(EMPTY)
    etree.strip_elements(tree, *DEAD, with_tail=False)  # scripts are read from the source
    return tree


def elements(root: HtmlElement) -> Iterator[HtmlElement]:
    """Walk the elements of a tree in the order of the page, up to a bound."""
    for count, element in enumerate(root.iter(etree.Element)):
        if count >= ELEMENTS:
            return
        yield element


def squeeze(text: str | None) -> str:
    r"""Make every run of blanks one blank.

    >>> squeeze("  a\u00a0\n b ")
    'a b'
    """
    return SPACE.sub(" ", text or "").strip()


def words_of(element: HtmlElement) -> str:
    """Return the visible words inside an element, as one line."""
    return squeeze("".join(_pieces(element)))


def visible_lines(root: HtmlElement) -> list[str]:
    """Return the visible words of a page, a line for each block."""
    return [line for line in map(squeeze, "".join(_pieces(root)).split("\n")) if line]


def _pieces(element: HtmlElement) -> Iterator[str]:
    """Give the text nodes in order, a line break at the edges of blocks."""
    skip_until: HtmlElement | None = None
    for event, node in etree.iterwalk(element, events=("start", "end")):
        if not isinstance(node.tag, str):
            continue
        outside = skip_until is None
        if event == "start":
            if outside and node.tag in UNSEEN:
                skip_until = node
            elif outside:
                yield "\n" if node.tag in BLOCKS or node.tag == "br" else ""
                yield _flat(node.text)
            continue
        if node is skip_until:
            skip_until, outside = None, True
        elif outside:
            yield "\n" if node.tag in BLOCKS else ""
        if outside and node is not element:
            yield _flat(node.tail)


def _flat(text: str | None) -> str:
    return text.replace("\n", " ").replace("\r", " ") if text else ""


def names_of(element: HtmlElement) -> str:
    """Return the class and id of an element, lower-cased, as one text.

    >>> names_of(parse('<p class="Lead Text" id="x">a</p>').find(".//p"))
    'lead text x'
    """
    return f"{element.get('class') or ''} {element.get('id') or ''}".strip().lower()
