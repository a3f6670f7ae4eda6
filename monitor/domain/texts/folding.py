"""Texts folded for finding names in them, with the way back to the places in the original."""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from monitor.domain.texts.text import in_order

# Signs that folding leaves alone, or turns into exactly one other: such stretches keep their places.
_PLAIN = " -~\nÀ-ÖØ-Þà-öø-ÿ\u0400-\u045f·‘’“”–—…가-힣一-鿿ぁ-ゖァ-ヺー、。「」『』"
_ODD = re.compile(rf"[^{_PLAIN}]+")
_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0]"
)
_DOTS = str.maketrans(dict.fromkeys("ㆍᆞ‧•∙", "·") | dict.fromkeys("‐‑−", "-"))  # as other keyboards write them
_HALF = re.compile("[\ud800-\udfff]")  # half of a pair, which stands for nothing and cannot be written
_JAMO = range(0x1160, 0x1200)  # vowels and final consonants, which join the letter before them


class Stretch(NamedTuple):  # made by the ten thousand, three times as fast as a dataclass
    """A piece of folded text and the piece of the original that it came from."""

    start: int
    origin: int
    end: int
    origin_end: int
    shifted: bool  # whether places inside correspond one by one


@dataclass(frozen=True, slots=True)
class Folded:
    """A text folded for matching: NFKC, case folded, unseen signs dropped, dots, dashes and apostrophes of one kind."""

    original: str
    text: str
    stretches: tuple[Stretch, ...] = ()

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Return where a piece of the folded text stands in the original."""
        if not self.stretches:
            return start, end
        first = self.stretches[bisect_right(self.stretches, start, key=lambda each: each.start) - 1]
        last = self.stretches[bisect_left(self.stretches, end, key=lambda each: each.end)]
        begins = first.origin + (start - first.start if first.shifted else 0)
        ends = last.origin_end - (last.end - end if last.shifted else 0)
        return begins, ends


def fold(text: str) -> Folded:
    """Fold a text for matching.

    >>> folded = fold("ｘＡＩ\u200b는")
    >>> folded.text, folded.place(0, 3)
    ('xai는', (0, 3))
    """
    if not _ODD.search(text):
        return Folded(text, _plain(text))
    pieces: list[str] = []
    stretches: list[Stretch] = []
    length = 0
    for start, end, shifted in _pieces(text):
        piece = _plain(text[start:end]) if shifted else _folded_sign(text[start:end])
        if piece:
            stretches.append(Stretch(length, start, length + len(piece), end, shifted))
            pieces.append(piece)
            length += len(piece)
    return Folded(text, "".join(pieces), tuple(stretches))


def folded_name(name: str) -> str:
    """Fold a short text whose places do not matter.

    >>> folded_name("Soft\u00adBank")
    'softbank'
    """
    return _plain(composed(name).translate(_DOTS))


@lru_cache(maxsize=4_096)
def _folded_sign(sign: str) -> str:
    return folded_name(sign)


def _plain(text: str) -> str:
    return text.casefold().replace("’", "'").replace("‘", "'").replace("–", "-")


def composed(name: str) -> str:
    """Fold a short text, but leave its case."""
    return unicodedata.normalize("NFKC", in_order(_HALF.sub("\ufffd", _UNSEEN.sub("", name))))


def _pieces(text: str) -> Iterator[tuple[int, int, bool]]:
    """Cut a text into plain stretches and single odd signs with what joins them."""
    at = 0
    for odd in _ODD.finditer(text):
        start, end = odd.span()
        if start > at and _joins(text[start]):
            start -= 1
        if start > at:
            yield at, start, True
        if end - start == 1 or all(map(unicodedata.combining, text[start + 1 : end])):
            yield start, end, False  # the most common: one letter with its accents
        else:
            yield from _clusters(text, start, end)
        at = end
    yield at, len(text), True


def _clusters(text: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    begun = start
    for at in range(start + 1, end):
        if not _joins(text[at]):
            yield begun, at, False
            begun = at
    yield begun, end, False


def _joins(sign: str) -> bool:
    """Whether a sign makes one letter with what stands before it."""
    return unicodedata.combining(sign) != 0 or ord(sign) in _JAMO
