"""Reading OPML: the feeds that another reader followed."""

from collections.abc import Iterator

from lxml import etree

from monitor.domain.errors import NewsmonError


def outlines(data: bytes) -> tuple[tuple[str, str], ...]:
    """Return name and address of each feed in an OPML file; raises ``NewsmonError`` when it is none."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise NewsmonError(f"this is no OPML: {error}", do="Export the feeds of your reader once more") from None
    return tuple(dict.fromkeys(_feeds(root)))


def _feeds(root: etree._Element) -> Iterator[tuple[str, str]]:
    for outline in root.iter("outline"):
        url = outline.get("xmlUrl", "").strip()
        if url:
            yield (outline.get("title") or outline.get("text") or url).strip(), url
