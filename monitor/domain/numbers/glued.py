"""German and Dutch numbers, which are written as one word however large they are: zweitausend, vijfentwintig."""

import re

_ONES = (
    "ein|eins|een|één", "zwei|twee", "drei|drie", "vier", "fünf|vijf", "sechs|zes", "sieben|zeven", "acht",
    "neun|negen",
    "zehn|tien", "elf", "zwölf|twaalf", "dreizehn|dertien", "vierzehn|veertien", "fünfzehn|vijftien",
    "sechzehn|zestien",
    "siebzehn|zeventien", "achtzehn|achttien", "neunzehn|negentien",
)  # fmt: skip
_TENS = (
    "zwanzig|twintig", "dreißig|dreissig|dertig", "vierzig|veertig", "fünfzig|vijftig", "sechzig|zestig",
    "siebzig|zeventig", "achtzig|tachtig", "neunzig|negentig",
)  # fmt: skip
_VALUES = {word: value for value, words in enumerate(_ONES, start=1) for word in words.split("|")} | {
    word: 10 * value for value, words in enumerate(_TENS, start=2) for word in words.split("|")
}
_ONE = "|".join(sorted((word for word in _VALUES if _VALUES[word] < 20), key=len, reverse=True))  # noqa: PLR2004
_TEN = "|".join(word for word in _VALUES if _VALUES[word] >= 20)  # noqa: PLR2004
_SMALL = rf"(?:(?:{_ONE})?(?:und|en|ën)?(?:{_TEN})|(?:{_ONE}))"
_HUNDREDS = rf"(?:(?:{_ONE})?(?:hundert|honderd)(?:und|en)?(?:{_SMALL})?|{_SMALL})"
_NUMBER = re.compile(
    rf"(?:(?P<thousands>{_HUNDREDS})?(?P<thousand>tausend|duizend)(?:und|en)?)?(?P<rest>{_HUNDREDS})?", re.IGNORECASE
)
_HUNDRED = re.compile(r"hundert|honderd")
_PART = re.compile(rf"{_TEN}|{_ONE}")
_LONGEST = 60  # letters of such a word


def glued_number(word: str) -> int | None:
    """Read a number that German or Dutch writes as one word; nothing where it is none.

    >>> glued_number("tweeduizend"), glued_number("dreihundertfünfundzwanzig"), glued_number("tausende")
    (2000, 325, None)
    """
    found = _NUMBER.fullmatch(word) if len(word) <= _LONGEST else None
    if not found or not word:
        return None
    thousands = (_small(found["thousands"] or "") or 1) * 1000 if found["thousand"] else 0
    return thousands + _small(found["rest"] or "")


def _small(word: str) -> int:
    """Read a number below a thousand."""
    head, hundred, tail = word.lower(), 0, word.lower()
    if found := _HUNDRED.search(head):
        hundred, tail = 100 * (_sum(head[: found.start()]) or 1), head[found.end() :]
    return hundred + _sum(tail)


def _sum(word: str) -> int:
    return sum(_VALUES[part] for part in _PART.findall(word))
