"""Shortening a text where a reader would."""

import re

# Where a text may be cut, best first: behind a sentence, between words.
_ENDS = (re.compile(r"[.!?。!?…][\"'”’」』)]*(?=\s)"), re.compile(r"\S(?=\s)"))


def cut(text: str, limit: int) -> str:
    """Shorten a text to so many characters, at the end of a sentence or else of a word.

    >>> cut("One sentence. Another one that is long.", 24)
    'One sentence. …'
    """
    if len(text) <= limit:
        return text
    room = max(limit - 2, 0)
    for end in _ENDS:
        places = [found.end() for found in end.finditer(text, 0, room + 1) if found.end() > room // 2]
        if places and places[-1] <= room:
            return f"{text[: places[-1]]} …"
    return f"{text[: max(limit - 1, 0)]}…"
