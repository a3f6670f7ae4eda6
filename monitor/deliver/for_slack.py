"""A text as Slack wants it: its three characters escaped, and our own links, they alone, marked as links."""

from collections.abc import Iterable

from monitor.deliver.items import Item
from monitor.deliver.phrases import BETWEEN

LIMIT = 40_000  # characters; Slack cuts what is longer


def escaped(text: str) -> str:
    """Escape the three characters that Slack gives a meaning.

    >>> escaped("<!channel> & co")
    '&lt;!channel&gt; &amp; co'
    """
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def with_links(lines: Iterable[str], addresses: Iterable[str]) -> list[str]:
    """Escape lines; one of these addresses, which we checked, becomes a link where it ends a line."""
    own = {escaped(address) for address in addresses if _is_web(address)}
    return [_linked(escaped(line), own) for line in lines]


def mutes(item: Item, label: str) -> list[str]:
    """Write the line by which a reader can mute what the alert is about; none where newsmon has no pages."""
    ways = BETWEEN.join(f"<{escaped(address)}|{_label(what)}>" for what, address in item.mutes)
    return [f"{label}: {ways}"] if ways else []


def _label(text: str) -> str:
    return escaped(text.replace("|", " "))


def _linked(line: str, own: set[str]) -> str:
    last = line.rpartition(" ")[2]
    return f"{line.removesuffix(last)}<{last}>" if last in own else line


def _is_web(address: str) -> bool:
    return address.startswith(("http://", "https://"))
