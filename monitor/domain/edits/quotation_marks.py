"""Quotation marks of all scripts, and what stands between two of them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

# Unicode's properties Pi and Pf, the brackets that East Asian scripts quote with, and the straight ones. German closes
# with what English opens with, Swedish uses one mark for both, and keyboards mix them: so each may close what it can.
_PAIRS = {
    "“": '”“"', "”": "”", "„": '“”"', "‟": "”", "«": "»", "»": "«", "「": "」", "『": "』", "〝": "〞〟", "｢": "｣",
    '"': '"”“', "＂": "＂", "《": "》",
}  # fmt: skip
_SINGLE = {"‘": "’'", "‚": "‘’", "‹": "›", "›": "‹", "'": "'’", "`": "'’`", "’": "’", "′": "′"}
_CLOSING = {opening: frozenset(closing) for opening, closing in (_PAIRS | _SINGLE).items()}
_ANY = re.compile("[" + re.escape("".join({*_CLOSING, *"".join(_PAIRS.values()), *"".join(_SINGLE.values())})) + "]")
_REACH = 1_000  # letters of the longest quotation
MARKS = "".join(sorted({*_CLOSING, *"".join(_PAIRS.values()), *"".join(_SINGLE.values())}))


@dataclass(frozen=True, slots=True)
class Marked:
    """Words between two marks, where they stand with their marks, and whether the marks are single ones."""

    words: str
    start: int
    end: int
    single: bool = False


def marked(text: str) -> Iterator[Marked]:
    """Give what stands between quotation marks, from left to right; what stands inside of another is part of it.

    >>> [each.words for each in marked("Er sagte „nein“, she said 'no', il dit « non », 그는 「아니」")]
    ['nein', 'no', 'non', '아니']
    """
    marks = list(_ANY.finditer(text))
    places = [mark.start() for mark in marks]
    at = 0
    end = 0
    nearest = _Nearest(text, places)
    while at < len(places):
        start = places[at]
        at += 1
        if start < end or text[start] not in _CLOSING or not _opens(text, start):
            continue
        close = nearest.closing(start, at)
        if close is None:
            continue
        end = close + 1
        words = text[start + 1 : close].strip()
        if words:
            yield Marked(words, start, end, text[start] in _SINGLE)


class _Nearest:
    """Where the marks of a text are, to find the one that closes another in one go."""

    def __init__(self, text: str, places: list[int]) -> None:
        self._text, self._places = text, places
        self._next: dict[str, int] = {}  # for each kind of opening mark, from where on none closes it

    def closing(self, start: int, at: int) -> int | None:
        """Give the place of the mark that closes the one at a place; the next ones are from ``at`` on."""
        wanted = _CLOSING[self._text[start]]
        single = self._text[start] in _SINGLE
        for place in self._places[at : at + _AHEAD]:
            if place - start > _REACH:
                return None
            if self._text[place] in wanted and (not single or _closes(self._text, place)) and place > start + 1:
                return place
        return None


_AHEAD = 24  # marks among which the closing one is looked for


def _opens(text: str, at: int) -> bool:
    """Whether a mark can open: no letter of a script with blanks, and no digit, stands right before an apostrophe."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if not after or (after.isspace() and text[at] not in "«»„"):
        return False
    if text[at] in "'’‘`′":
        return not before.isalnum() or "가" <= before <= "힣"
    return not (text[at] in "”»›" and before.isalnum())


def _closes(text: str, at: int) -> bool:
    """Whether a single mark closes: an apostrophe stands between two letters."""
    after = text[at + 1 : at + 2]
    return not after.isalnum() or "가" <= after <= "힣" or "぀" <= after <= "鿿"


def without_marked(text: str) -> str:
    """Leave out what stands between quotation marks, with them.

    >>> without_marked("He said “never again” twice")
    'He said   twice'
    """
    kept, at = [], 0
    for each in marked(text):
        kept.append(text[at : each.start])
        at = each.end
    return " ".join((*kept, text[at:]))
