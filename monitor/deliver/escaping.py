"""Texts as services read them: Slack gives three characters a meaning, others read Markdown; no page makes a mark.

Our own links, they alone, are marked as links.
"""

import re
from collections.abc import Iterable

from monitor.deliver.items import Item
from monitor.deliver.phrases import BETWEEN
from monitor.deliver.safe import JOINER

LIMIT = 40_000  # characters; Slack cuts what is longer

# A joiner behind a mark does not stop Markdown, and a backslash is seen where none is read: look-alikes do both.
_LOOKS = str.maketrans({"*": "∗", "_": "＿", "~": "∼", "`": "ˋ", "|": "∣"})
_OPENING = re.compile(r"^\s*(?=[#>+-]|\d+[.)])")


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


def without_marks(text: str) -> str:
    """Return the text with look-alikes in the place of Markdown's marks; our own addresses stay as they are.

    >>> without_marks("**Storm** ||nears||: https://news.example/a_b_c")
    '∗∗Storm∗∗ ∣∣nears∣∣: https://news.example/a_b_c'
    """
    return "\n".join(_inert_line(line) for line in text.split("\n"))


def _inert_line(line: str) -> str:
    words = (word if word.startswith(("http://", "https://")) else word.translate(_LOOKS) for word in line.split(" "))
    return _OPENING.sub(lambda found: found.group() + JOINER, " ".join(words))
