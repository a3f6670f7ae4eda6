"""A text for services that read Markdown in it: nothing of a page is bold, hidden, a heading or a list."""

import re

from monitor.deliver.safe import JOINER

# A joiner behind a mark does not stop Markdown, and a backslash is seen where none is read: look-alikes do both.
_LOOKS = str.maketrans({"*": "∗", "_": "＿", "~": "∼", "`": "ˋ", "|": "∣"})
_OPENING = re.compile(r"^\s*(?=[#>+-]|\d+[.)])")


def without_marks(text: str) -> str:
    """Return the text with look-alikes in the place of Markdown's marks; our own addresses stay as they are.

    >>> without_marks("**Storm** ||nears||: https://news.example/a_b_c")
    '∗∗Storm∗∗ ∣∣nears∣∣: https://news.example/a_b_c'
    """
    return "\n".join(_line(line) for line in text.split("\n"))


def _line(line: str) -> str:
    words = (word if word.startswith(("http://", "https://")) else word.translate(_LOOKS) for word in line.split(" "))
    return _OPENING.sub(lambda found: found.group() + JOINER, " ".join(words))
