"""Shortening a text where a reader would."""

import re
import unicodedata

# Where a text may be cut, best first: behind a sentence, between words.
_ENDS = (re.compile(r"[.!?。!?…][\"'”’」』)]*(?=\s)"), re.compile(r"\S(?=\s)"))

_MARKS = frozenset({"Mn", "Mc", "Me"})
_JOINER = "\u200d"
_PARTS = (range(0x1160, 0x1200), range(0x1F3FB, 0x1F400))  # vowels and finals of Hangul in pieces; tones of skin


def cut(text: str, limit: int) -> str:
    """Shorten a text to so many characters, at the end of a sentence or else of a word.

    >>> cut("One sentence. Another one that is long.", 24)
    'One sentence. …'

    A letter stays with the marks that belong to it, also where no word ends in time.

    >>> cut("e" + "\u0301" * 3 + "abc", 3), cut("cafe\u0301s", 5)
    ('…', 'caf…')
    """
    if len(text) <= limit:
        return text
    room = max(limit - 2, 0)
    for end in _ENDS:
        places = [found.end() for found in end.finditer(text, 0, room + 1) if found.end() > room // 2]
        if places and places[-1] <= room:
            return f"{text[: places[-1]]} …"
    return f"{text[: _whole(text, max(limit - 1, 0))]}…"


def _whole(text: str, end: int) -> int:
    """Return where to end so that no letter is torn from its marks, nor the parts of one sign from each other."""
    while 0 < end < len(text) and (_belongs(text[end]) or text[end - 1] == _JOINER):
        end -= 1
    return end


def _belongs(sign: str) -> bool:
    """Whether a sign is one with what stands before it: an accent, a vowel sign, the end of a syllable, a skin tone."""
    return unicodedata.category(sign) in _MARKS or sign == _JOINER or any(ord(sign) in span for span in _PARTS)
