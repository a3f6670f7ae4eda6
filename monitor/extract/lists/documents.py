"""XML from the web made fit for parsing: our charset rule, no DTD, entities as characters, CDATA untouched."""

import html
import re
import sys
from collections.abc import Iterator, Mapping

from lxml import etree

from monitor.domain.addresses.address import Address
from monitor.domain.pages import Page
from monitor.domain.sources import Entry
from monitor.extract.charset import decode
from monitor.extract.head import joined
from monitor.extract.markup import CONTROL, parse, squeeze

MOST = 5_000  # entries of one listing
LONGEST = 500  # characters of a title
PROLOG = re.compile(
    r"^.{0,2000}?(?=<(?:\?xml|rss|feed|rdf|urlset|sitemapindex|!DOCTYPE|html)\b)", re.IGNORECASE | re.DOTALL
)
DECLARATION = re.compile(r"<\?xml[^>]{0,300}\?>")
DOCTYPE = re.compile(
    r"\A\s*(?:<!--.{0,2000}?-->\s*)?<!DOCTYPE[^\[>]{0,2000}(?:\[.{0,2000000}?\]\s*)?>", re.IGNORECASE | re.DOTALL
)
ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)([a-zA-Z][a-zA-Z0-9]{0,30});")
NUMBERED = re.compile(r"&#(?:[xX]([0-9a-fA-F]{1,12})|([0-9]{1,12}))(?:;|(?![0-9a-fA-F]))")
CDATA, CDATA_END = "<![CDATA[", "]]>"
BARE = re.compile(r"&(?!#?\w{1,31};)")
NAMESPACES = {
    "http://www.w3.org/2005/atom": "atom",
    "http://purl.org/atom/ns#": "atom",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/terms/": "dc",
    "http://purl.org/rss/1.0/modules/content/": "content",
    "http://www.google.com/schemas/sitemap-news/0.9": "news",
}
MARK = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,9})\b[^<>]{0,500}>")
# What dresses the words of a line, by HTML's own list of such elements; in a headline, any other tag is a word of it.
DRESS = frozenset({
    "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "div", "em", "font", "i", "ins", "kbd", "mark",
    "p", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "tt", "u", "var",
})  # fmt: skip
Fields = Mapping[str, list[etree._Element]]  # noqa: SLF001 - of an element, by name; lxml has no other word for one
VOID = frozenset({"br", "wbr", "img"})


def text_of(page: Page, body: bytes | None = None) -> str:
    """Return a document's text as it was sent; ``body`` is what was unpacked of it."""
    return decode(page.body if body is None else body, page.headers.get("content-type", "")).text


def fit_for_xml(text: str) -> str:
    """Make a document fit for a parser of XML: without junk before it, declarations, DTD, and entities that XML lacks.

    What stands in CDATA stays as it is, but for control characters.
    """
    for junk in (PROLOG, DECLARATION, DOCTYPE):
        text = junk.sub(_line_breaks, text, count=1)
    text = CONTROL.sub(" ", text)
    return "".join(part if part.startswith(CDATA) else _entities(part) for part in _parts(text))


def _line_breaks(junk: re.Match[str]) -> str:
    """Keep the line breaks of what is left out, so that lines keep their numbers."""
    return "\n" * junk[0].count("\n")


def _parts(text: str) -> Iterator[str]:
    """Cut a document before and behind each CDATA section; one that never ends is none."""
    place = 0
    while (start := text.find(CDATA, place)) >= 0 and (end := text.find(CDATA_END, start)) >= 0:
        yield text[place:start]
        place = end + len(CDATA_END)
        yield text[start:place]
    yield text[place:]


def _entities(text: str) -> str:
    return BARE.sub("&amp;", NUMBERED.sub(_numbered, ENTITY.sub(_character, text)))


def tree_of(source: str, base: str) -> etree._Element | None:
    """Parse a document that was made fit, mending what can be mended; none when it is no XML at all."""
    try:
        return etree.fromstring(source.encode("utf-8", "replace"), mending(), base_url=base)
    except etree.XMLSyntaxError:
        return None


def mending() -> etree.XMLParser:
    """Return a parser that reads on behind an error, loads nothing, and refuses what is too deep."""
    return etree.XMLParser(
        resolve_entities=False, huge_tree=False, load_dtd=False, no_network=True, recover=True, remove_comments=True
    )


def name_of(element: etree._Element) -> str:
    """Return the name of an element in small letters, whatever its namespace.

    >>> name_of(etree.fromstring('<Feed xmlns="http://nowhere.example/atom"/>'))
    'feed'
    """
    return str(element.tag).rpartition("}")[2].lower()


def _numbered(entity: re.Match[str]) -> str:
    """Let a character given by its number be, unless there is no such character: parsers raise for it."""
    number = int(entity[1], 16) if entity[1] else int(entity[2])
    return entity[0] if number < sys.maxunicode else ""


def _character(entity: re.Match[str]) -> str:
    """Write an HTML entity as its character; what is none is dropped, as it may be one of a bomb's."""
    text = html.unescape(entity[0])
    return "" if text == entity[0] else html.escape(text)


def plain(text: object) -> str:
    """Make a summary plain text: entities undone, markup gone.

    >>> plain("Rain &amp;amp; <b>wind</b>")
    'Rain & wind'
    """
    if not isinstance(text, str):
        return ""
    text = html.unescape(html.unescape(text[: 20 * LONGEST]))
    return squeeze(parse(text).text_content() if re.search(r"<[a-zA-Z/!]", text) else text)[:LONGEST]


def fields_of(element: etree._Element) -> Fields:
    """Gather what stands right inside an element by name; those of another namespace carry its prefix.

    So ``media:title`` is no title. Which namespace the element itself is in does not matter: many write theirs wrong.
    """
    own = _space(element)
    found: dict[str, list[etree._Element]] = {}
    for field in element.iterchildren(etree.Element):
        space = _space(field)
        prefix = "" if space == own else NAMESPACES.get(space.lower(), field.prefix or "")
        found.setdefault(f"{prefix}:{name_of(field)}" if prefix else name_of(field), []).append(field)
    return found


def _space(element: etree._Element) -> str:
    # Not by lxml's QName, which raises for a prefix that was never declared.
    return str(element.tag).rpartition("}")[0].removeprefix("{")


def first_words(fields: Fields, *names: str) -> str:
    """Return the words of the first of these fields that has any, or ""."""
    return next((text for name in names for each in fields.get(name, ()) if (text := words_in(each))), "")


def words_in(element: etree._Element) -> str:
    """Return the words of a field with those in its markup, as titles of type xhtml have it."""
    return "".join(map(str, element.itertext())).strip()


def headline(text: str) -> str:
    """Make a headline plain text: entities undone, the tags that dress its words gone, any other tag kept.

    >>> headline("Rain &amp;amp; <b>wind</b>"), headline("How the &lt;video&gt; element won")
    ('Rain & wind', 'How the <video> element won')
    """
    text = html.unescape(html.unescape(text[: 20 * LONGEST]))
    tags = [(tag[1], tag[2].lower()) for tag in MARK.finditer(text)]
    pairs = {name for end, name in tags if not end} & {name for end, name in tags if end} & DRESS
    undressed = MARK.sub(lambda tag: _undressed(tag, pairs), text)
    return squeeze(undressed)[:LONGEST]


def _undressed(tag: re.Match[str], pairs: set[str]) -> str:
    name = tag[2].lower()
    return " " if name in VOID else "" if name in pairs else tag[0]


def entry_of(base: str, link: str, **hints: object) -> Entry | None:
    """Build an entry with an absolute address, or none when the address is of no use."""
    url = joined(base, link.strip())
    return None if Address.of(url).objection else Entry(url=url, **hints)  # type: ignore[arg-type]  # the callers' hints are an entry's fields


def looks_like_html(source: str) -> bool:
    """Say whether a document is a web page, to name the trouble when it should be a listing."""
    return bool(
        re.match(
            r"\s*(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b",
            source[:4000],
            re.IGNORECASE | re.DOTALL,
        )
    )
