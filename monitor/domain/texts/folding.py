"""Texts folded for finding names in them, with the way back to the places in the original."""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, chain

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


@dataclass(frozen=True, slots=True)
class Folded:
    """A text folded for matching: NFKC, case folded, unseen signs dropped, dots, dashes and apostrophes of one kind.

    Piece by piece it says where they begin, in the folded text and in the original; a text of plain signs has no
    pieces. Inside of a piece places correspond one by one, but not of one that ends with an ``odd`` sign.
    """

    original: str
    text: str
    starts: Sequence[int] = ()
    origins: Sequence[int] = ()
    odd: frozenset[str] = frozenset()

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Return where a piece of the folded text stands in the original."""
        if not self.starts:
            return start, end
        first, last = bisect_right(self.starts, start) - 1, bisect_left(self.starts, end) - 1
        begins = self.origins[first] + (0 if self._is_odd(first) else start - self.starts[first])
        ends = self.origins[last] + end - self.starts[last]
        return begins, self.origins[last + 1] if self._is_odd(last) else ends

    def folded_place(self, start: int, end: int) -> tuple[int, int]:
        """Return where a piece of the original stands in the folded text."""
        if not self.starts:
            return start, end
        first, last = bisect_right(self.origins, start) - 1, bisect_right(self.origins, end - 1) - 1
        begins = self.starts[first] + (0 if self._is_odd(first) else start - self.origins[first])
        ends = self.starts[last] + end - self.origins[last]
        return begins, self.starts[last + 1] if self._is_odd(last) else ends

    def _is_odd(self, piece: int) -> bool:
        return self.original[self.origins[piece + 1] - 1] in self.odd


def fold(text: str) -> Folded:
    """Fold a text for matching.

    >>> folded = fold("ｘＡＩ\u200b는")
    >>> folded.text, folded.place(0, 3)
    ('xai는', (0, 3))
    """
    odd = frozenset(chain.from_iterable(_ODD.findall(text)))
    if not odd:
        return Folded(text, _plain(text))
    pieces = _pieces_joined_by("".join(sorted(sign for sign in odd if _joins(sign)))).findall(text)
    each = frozenset(pieces)
    folded = {piece: _folded_sign(piece) if piece[-1] in odd else _plain(piece) for piece in each}
    starts = tuple(accumulate((len(folded[piece]) for piece in pieces), initial=0))
    origins = tuple(accumulate(map(len, pieces), initial=0))
    return Folded(text, "".join(map(folded.__getitem__, pieces)), starts, origins, odd)


def folded_name(name: str) -> str:
    """Fold a short text whose places do not matter.

    >>> folded_name("Soft\u00adBank")
    'softbank'
    """
    return _plain(composed(name).translate(_DOTS))


def unaccented(text: str) -> str:
    """Compose a text (NFC) and take the accents off its Latin, Greek and Cyrillic letters, one sign for one sign.

    >>> unaccented("Société Générale, ёлка, が")
    'Societe Generale, елка, が'
    """
    return _ACCENT.sub(lambda sign: _UNACCENTED.get(sign[0], sign[0]), unicodedata.normalize("NFC", text))


def _without_accent(sign: str) -> str:
    apart = unicodedata.normalize("NFD", sign)
    return apart[0] if all(map(unicodedata.combining, apart[1:])) else sign


_ACCENTED = (*range(0xC0, 0x530), *range(0x1E00, 0x2000))
_UNACCENTED = {sign: base for sign in map(chr, _ACCENTED) if (base := _without_accent(sign)) != sign}
_ACCENT = re.compile("[\u00c0-\u052f\u1e00-\u1fff]")


@lru_cache(maxsize=4_096)
def _folded_sign(sign: str) -> str:
    return folded_name(sign)


def _plain(text: str) -> str:
    return text.casefold().replace("’", "'").replace("‘", "'").replace("–", "-")


def composed(name: str) -> str:
    """Fold a short text, but leave its case."""
    return unicodedata.normalize("NFKC", in_order(_HALF.sub("\ufffd", _UNSEEN.sub("", name))))


@lru_cache(maxsize=64)
def _pieces_joined_by(joining: str) -> re.Pattern[str]:
    """Return what finds plain stretches, and odd signs or letters each with what joins them."""
    if not joining:
        return re.compile(f"[{_PLAIN}]+|.", re.DOTALL)
    joins = f"[{re.escape(joining)}]"
    return re.compile(f"[{_PLAIN}]+(?!{joins})|.{joins}*", re.DOTALL)


def _joins(sign: str) -> bool:
    """Whether a sign makes one letter with what stands before it."""
    return unicodedata.combining(sign) != 0 or ord(sign) in _JAMO
