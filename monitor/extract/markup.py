"""Trees of pages and the words in them: parsed from text that is decoded already, bounded, never raising."""

import re
from collections.abc import Iterator

from lxml import etree
from lxml.etree import XML, XSLT
from lxml.html import HtmlElement, HTMLParser, document_fromstring

MOST = 12_000_000  # characters of a page that are read
ELEMENTS = 60_000  # elements of a page that are walked
UNSEEN = frozenset({
    "script", "style", "noscript", "template", "head", "title", "meta", "link", "svg", "iframe", "object", "select",
    "option", "textarea", "button", "input", "canvas", "audio", "video", "map", "annotation", "annotation-xml",
})  # fmt: skip
DEAD = ("script", "style", "svg", "template", "object", "canvas", "audio", "video", "map", "select")
BLOCKS = frozenset({
    "p", "div", "li", "ul", "ol", "dl", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "td",
    "th", "tr", "table", "tbody", "section", "article", "main", "aside", "header", "footer", "nav", "figure",
    "figcaption", "details", "summary", "form", "fieldset", "center", "body", "address", "hr", "html",
})  # fmt: skip
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
_WITHOUT_CONTROL = bytes(ord(" ") if CONTROL.match(chr(byte)) else byte for byte in range(256))
LONG = 30_000  # bytes of one tag; libxml2 compares each attribute with each other
OVERLONG = re.compile(rb"<([a-zA-Z][\w-]{0,30})\s[^<>]{%d,}>" % LONG)
EMPTY = b"<html><body></body></html>"
EDGE = "\u2063"  # invisible: where an element within a line begins or ends
GLUED = re.compile(rf"(?<=\w){EDGE}+(?=\w)")
# The words of a page, a line break at the edges of blocks: walked in C, since every page is.
SHOWN = XSLT(
    XML(
        f"""<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
        <xsl:output method="text" encoding="UTF-8"/>
        <xsl:template match="{" | ".join(sorted(UNSEEN))}"/>
        <xsl:template match="{" | ".join(sorted(BLOCKS))}">
          <xsl:text>&#10;</xsl:text><xsl:apply-templates/><xsl:text>&#10;</xsl:text>
        </xsl:template>
        <xsl:template match="br"><xsl:text>&#10;</xsl:text></xsl:template>
        <xsl:template match="*" priority="-1"
          ><xsl:text>{EDGE}</xsl:text><xsl:apply-templates/><xsl:text>{EDGE}</xsl:text></xsl:template>
        <xsl:template match="text()"><xsl:value-of select="translate(., '&#10;&#13;', '  ')"/></xsl:template>
        </xsl:stylesheet>"""
    )
)


def parse(text: str) -> HtmlElement:
    """Build the tree of a page; what is beyond all measure is left out, and nothing is ever refused."""
    raw = text[:MOST].encode("utf-8", "replace").translate(_WITHOUT_CONTROL)
    if any(b">" not in piece[:LONG] for piece in raw.split(b"<") if len(piece) > LONG):
        raw = OVERLONG.sub(rb"<\1>", raw)
    # Pages with hundreds of unclosed tags exist; libxml2 stops at 256 levels without this, at 2,048 with it.
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        tree = document_fromstring(raw or EMPTY, parser=parser)
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
    return " ".join(text.split()) if text else ""


def words_of(element: HtmlElement) -> str:
    """Return the visible words inside an element, as one line."""
    if len(element) == 0:
        return "" if element.tag in UNSEEN else squeeze(element.text)
    return squeeze("".join(_pieces(element)))


def is_within(element: HtmlElement, most: int) -> bool:
    """Say whether an element holds no more characters of words than this; looks no further than needed."""
    count = 0
    for text in element.itertext():
        count += len(text.strip())
        if count > most:
            return False
    return True


def visible_lines(root: HtmlElement) -> list[str]:
    """Return the visible words of a page, a line for each block."""
    return _lines(shown(root))


def lines_twice(root: HtmlElement) -> tuple[list[str], list[str]]:
    """Return the visible lines of a page, and the same lines with a blank where two elements' words touch.

    A reader sees ``2:00 PM`` and ``Tags`` apart, though nothing but markup stands between them.
    """
    lines: list[str] = []
    apart: list[str] = []
    for line in str(SHOWN(root)).split("\n"):
        plain = squeeze(line.replace(EDGE, ""))
        if plain:
            lines.append(plain)
            apart.append(squeeze(GLUED.sub(" ", line).replace(EDGE, "")) if EDGE in line else plain)
    return lines, apart


def _lines(words: str) -> list[str]:
    return [line for line in map(squeeze, words.split("\n")) if line]


def shown(element: HtmlElement) -> str:
    """Return the visible words inside an element with their blanks, and a line break at the edges of blocks."""
    return str(SHOWN(element)).replace(EDGE, "")


def _pieces(element: HtmlElement) -> Iterator[str]:
    """Give the text nodes in order, a blank at the edges of blocks; for the few words of one element."""
    skip_until: HtmlElement | None = None
    for event, node in etree.iterwalk(element, events=("start", "end")):
        if not isinstance(node.tag, str):
            continue
        outside = skip_until is None
        if event == "start":
            if outside and node.tag in UNSEEN:
                skip_until = node
            elif outside:
                yield " " if node.tag in BLOCKS or node.tag == "br" else ""
                yield node.text or ""
            continue
        if node is skip_until:
            skip_until, outside = None, True
        elif outside:
            yield " " if node.tag in BLOCKS else ""
        if outside and node is not element:
            yield node.tail or ""


def names_of(element: HtmlElement) -> str:
    """Return the class and id of an element, lower-cased, as one text.

    >>> names_of(parse('<p class="Lead Text" id="x">a</p>').find(".//p"))
    'lead text x'
    """
    return f"{element.get('class') or ''} {element.get('id') or ''}".strip().lower()
