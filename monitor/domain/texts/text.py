"""Two keys under which texts are compared: one blind to what no reader sees, one blind to blanks as well.

The stored text stays as it was shown. Neither key hides a digit, a letter or a Hanja: ``李`` and ``이``,
``xAI`` and ``XAI``, ``½`` and ``1/2`` are different wording.
"""

import html
import re
import unicodedata
from functools import lru_cache
from itertools import chain, groupby

_UNSEEN = chain(
    (0x00AD, 0x034F, 0x061C, 0x115F, 0x1160, 0x180E, 0x3164, 0xFEFF, 0xFFA0),
    range(0x200B, 0x2010),
    range(0x202A, 0x202F),
    range(0x2060, 0x2065),
    range(0x2066, 0x2070),
    range(0xFE00, 0xFE10),
)
_BLANK = chain((0x00A0, 0x3000), range(0x2000, 0x200B))
_ALIKE = {
    "'": "‘’‚′`｀",
    '"': "“”„″「」",
    "...": "…⋯",
    "..": "‥",
    "·": "ㆍ・･‧•∙",
    "-": "–—−‐‑",
    "~": "∼〜",
}
_FOLD = {
    **dict.fromkeys(map(chr, _UNSEEN), ""),
    **dict.fromkeys(map(chr, _BLANK), " "),
    **{chr(full): chr(full - 0xFEE0) for full in range(0xFF01, 0xFF5F)},
    **{sign: plain for plain, signs in _ALIKE.items() for sign in signs},
}
_ODD = re.compile(f"[{re.escape(''.join(_FOLD))}]")
_LONG = 4_000  # letters of a text whose keys are remembered: making them takes long, and they are asked for often
_BEFORE_MARK = re.compile(r" (?=[.,!?;:%)\]}])")
_HEAP = 300  # signs, below which no heap of accents takes long
_HEAPED = re.compile(r"[^\w\s\x00-\u02ff]{31,}")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]\w{1,31});")
_BEGUN_ENTITY = re.compile(f"&(?={_ENTITY.pattern[1:]})")


def key(text: str) -> str:
    """Fold away what no reader would call a change: invisible signs, kinds of blanks, quotes, dashes and dots.

    >>> key("“약\u00a0720조\u200b원”…") == key('"약 720조원"...')
    True
    """
    return _key(text) if len(text) <= _LONG else _key_of_long(text)


def loose_key(text: str) -> str:
    """Fold as :func:`key` does, and drop every blank: texts equal here alone differ in spacing.

    >>> loose_key("다음 날") == loose_key("다음날")
    True
    """
    return _loose_key(text) if len(text) <= _LONG else _loose_key_of_long(text)


def _key(text: str) -> str:
    return _escaped(_BEFORE_MARK.sub("", " ".join(_folded(text).split())))


def _loose_key(text: str) -> str:
    return _escaped(_composed("".join(_folded(text).split())))


_key_of_long, _loose_key_of_long = lru_cache(maxsize=8)(_key), lru_cache(maxsize=8)(_loose_key)


def _folded(text: str) -> str:
    folded = _alike(text)
    return _alike(_ENTITY.sub(_character, folded)) if "&" in folded else folded


def _alike(text: str) -> str:
    if text.isascii():
        return text.replace("`", "'")
    plain = _composed(text)
    odd = set(_ODD.findall(plain))
    for sign in odd:  # few of them, so that this is quicker than going through the text; what they become is not odd
        plain = plain.replace(sign, _FOLD[sign])
    # Composed a second time, for an unseen sign may have kept a letter from its accent.
    return _composed(plain) if odd else plain


def _composed(text: str) -> str:
    if unicodedata.is_normalized("NFC", text):
        return text
    return unicodedata.normalize("NFC", in_order(text))


def in_order(text: str) -> str:
    """Put heaps of accents into their canonical order, for which :mod:`unicodedata` takes the square of their number.

    >>> in_order("e" + 400 * "\u0301\u0316") == "e" + 400 * "\u0316" + 400 * "\u0301"
    True
    """
    return text if len(text) <= _HEAP or text.isascii() else _HEAPED.sub(_ordered, text)


def _ordered(heap: re.Match[str]) -> str:
    marks = groupby(heap.group(), lambda sign: unicodedata.combining(sign) != 0)
    return "".join("".join(sorted(run, key=unicodedata.combining) if marked else run) for marked, run in marks)


def _character(entity: re.Match[str]) -> str:
    return _unescaped(entity.group())


_unescaped = lru_cache(maxsize=1024)(html.unescape)


def _escaped(text: str) -> str:
    """Write an ampersand that would read as an entity as one, so that folding twice changes nothing."""
    return _BEGUN_ENTITY.sub("&amp;", text) if "&" in text else text
