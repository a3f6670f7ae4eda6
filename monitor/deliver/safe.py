"""Page text on its way into messages: nothing in it may act, hide or overflow, whoever reads it.

Slack gives three characters a meaning, others read Markdown; our own links, they alone, are marked as links.
"""

import re
import unicodedata
from collections.abc import Iterable
from urllib.parse import quote

from monitor.domain.addresses.address import Address

JOINER = "\u2060"  # word joiner: shows nothing, breaks no line, and parts what would be read as one

# Letters by category, blank on every screen: fillers of Hangul, Khmer and Braille, Mongolian selectors.
_BLANKS = "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u2800\u3164\uffa0"
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})

# What chat services, mail programs and Markdown would bring to life; the joiner goes behind the group.
_LIVE = re.compile(
    r"(@)(?=\S)"  # @everyone, <@U1>, name@example.org
    r"|(<)(?=[!@#:/a-zA-Z])"  # <!channel>, <#C1>, <https://…|label>, <script>
    r"|(!)(?=(?:channel|here|everyone|all)\b)"
    r"|(\])(?=\()"  # [label](address)
    r"|(:)(?=//)"  # https://
    r"|((?:javascript|data|mailto|tel|vbscript|file):)(?=\S)"
    r"|(www)(?=\.)",
    re.IGNORECASE,
)


def plain(text: str) -> str:
    r"""Return the text as one line of visible characters: no controls, no bidi marks, nothing of zero width.

    >>> plain("a\x1b[31m red\u202e\r\nX-Header:\u200b yes")
    'a[31m red X-Header: yes'
    """
    spaced = re.sub(r"\s+", " ", text)
    return "".join(letter for letter in spaced if not _hidden(letter)).strip()


def _hidden(letter: str) -> bool:
    return letter in _BLANKS or unicodedata.category(letter) in _INVISIBLE


def inert(text: str) -> str:
    """Return the text as one line in which mentions, links and tags are words and nothing more.

    Markup of a service (Slack's, HTML) is escaped where the message for it is written.
    """
    return _LIVE.sub(lambda found: found.group() + JOINER, plain(text))


def link(address: Address) -> str:
    """Return a web address that may stand bare in any message; empty when it is no usable one.

    >>> link(Address("https://news.example/@everyone?a=<b>"))
    'https://news.example/%40everyone?a=%3Cb%3E'
    >>> link(Address("javascript:alert(1)"))
    ''
    """
    return "" if address.objection else quote(address.canonical, safe="%/:?#[]=&;,+!$~.-_")


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
