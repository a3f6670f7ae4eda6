"""Names by their consonants, so that a name spelled in Hangul meets the same name in Latin letters.

Korean writes foreign names by ear: vowels shift, p and f, b and v, l and r, j and z fall together, an r before a
consonant is not heard. What is left of 소프트뱅크 and SoftBank alike is ``sptpnk``.
"""

import re

_FIRST = ("k", "k", "n", "t", "t", "l", "m", "p", "p", "s", "s", "", "j", "j", "j", "k", "t", "p", "")
_LAST = (
    *("", "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "p", "l", "t", "p", "l", "m", "p", "p", "t", "t", "n"),
    *("t", "t", "k", "t", "p", "t"),
)
_SYLLABLES, _VOWELS, _LASTS = 0xAC00, 21, 28

_LATIN = (
    (re.compile(r"ng(?![aeiouyr])"), "n"),
    (re.compile(r"ph"), "p"),
    (re.compile(r"th|sh"), "s"),
    (re.compile(r"ch|tch|dg(?=[eiy])|g(?=[eiy])|z"), "j"),
    (re.compile(r"ck|q|g|c(?![eiy])|k"), "k"),
    (re.compile(r"c"), "s"),
    (re.compile(r"x"), "ks"),
    (re.compile(r"r(?![aeiouy])"), ""),
    (re.compile(r"r"), "l"),
    (re.compile(r"[bfv]"), "p"),
    (re.compile(r"d"), "t"),
    (re.compile(r"[^jklmnpst]"), ""),
)
_TWICE = re.compile(r"(.)\1+")


def of_hangul(word: str) -> str:
    """Return the consonants that a Korean spelling lets hear.

    >>> of_hangul("소프트뱅크")
    'sptpnk'
    """
    heard = []
    for sign in word:
        first, rest = divmod(ord(sign) - _SYLLABLES, _VOWELS * _LASTS)
        heard.append(_FIRST[first] + _LAST[rest % _LASTS])
    return _TWICE.sub(r"\1", "".join(heard))


def of_latin(word: str) -> str:
    """Return the consonants that Korean ears take from a name in Latin letters.

    >>> of_latin("SoftBank"), of_latin("Stargate") == of_hangul("스타게이트")
    ('sptpnk', True)
    """
    heard = word.casefold()
    for pattern, sound in _LATIN:
        heard = pattern.sub(sound, heard)
    return _TWICE.sub(r"\1", heard)
