"""Numbers and dates that a text spells out in letters, as no reader of figures could dare to read alone."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache

from monitor.domain.numbers.figures import Figure
from monitor.domain.numbers.glued import glued_number
from monitor.domain.texts.runs import runs_of
from monitor.domain.texts.text import key, loose_key

# In a text alone most of them are other words as well (een, acht, one, 세).
_LETTERS = {
    1: "one|een|één|eine?|하나|한", 2: "two|twee|zwei|둘|두", 3: "three|drie|drei|셋|세", 4: "four|vier|넷|네",
    5: "five|vijf|fünf|다섯", 6: "six|zes|sechs|여섯", 7: "seven|zeven|sieben|일곱", 8: "eight|acht|여덟",
    9: "nine|negen|neun|아홉", 10: "ten|tien|zehn|열", 11: "eleven|elf|열하나|열한",
    12: "twelve|twaalf|zwölf|열둘|열두", 13: "thirteen|dertien|dreizehn", 14: "fourteen|veertien|vierzehn",
    15: "fifteen|vijftien|fünfzehn", 16: "sixteen|zestien|sechzehn",
    17: "seventeen|zeventien|siebzehn", 18: "eighteen|achttien|achtzehn", 19: "nineteen|negentien|neunzehn",
    20: "twenty|twintig|zwanzig|스물|스무", 30: "thirty|dertig|dreißig|서른", 100: "hundred|honderd|hundert",
    1000: "thousand|duizend|tausend",
}  # fmt: skip
_ORDINALS = {
    1: "first|eerste|erste[nrs]?|첫째|첫", 2: "second|tweede|zweite[nrs]?|둘째", 3: "third|derde|dritte[nrs]?|셋째",
    4: "fourth|vierde|vierte[nrs]?|넷째", 5: "fifth|vijfde|fünfte[nrs]?",
}  # fmt: skip
_SPELLED = {
    Decimal(value): re.compile(rf"\b(?:{words}|{_ORDINALS.get(value, words)})\b", re.IGNORECASE)
    for value, words in _LETTERS.items()
    if value > 1
}
_MONTHS = (
    "january|januar[iy]?", "february|februar[iy]?", "march|maart|märz", "april", "may|mei|mai", "june|juni",
    "july|juli", "august|augustus", "september", "october|o[kc]tober", "november", "december|dezember",
)  # fmt: skip
_DAYS = (
    "monday|maandag|montag|월요일", "tuesday|dinsdag|dienstag|화요일", "wednesday|woensdag|mittwoch|수요일",
    "thursday|donderdag|donnerstag|목요일", "friday|vrijdag|freitag|금요일", "saturday|zaterdag|samstag|토요일",
    "sunday|zondag|sonntag|일요일",
)  # fmt: skip
# So many that nobody counted: dozens, hundreds, thousands, tens of thousands …
_VAGUE = {
    1: "dozens|tientallen|dutzende[nr]?|dizaines|decenas|수십|数十",
    2: "hundreds|honderden|hunderte[nr]?|centaines|cientos|수백|数百",
    3: "thousands|duizenden|tausende[nr]?|milliers|miles|수천|数千",
    4: "수만|数万",
    5: "수십만|数十万|hunderttausende[nr]?|honderdduizenden",
    6: "millions|miljoenen|수백만|数百万",
    7: "수천만|数千万", 8: "수억|数億", 9: "billions|miljarden|수십억|数十億",
}  # fmt: skip
_COUNTED = r"(?:명|개|건|곳|대|마리|채|가구|차례|배|원|달러|년|일|시간|人|件|回)?"
_PARTICLE = r"(?:이|가|은|는|을|를|도|의|과|와|에|까지|부터)?"
_Value = tuple[str, int]  # of the numbers, the months or the days of a week which one
_WORDS: tuple[tuple[_Value, re.Pattern[str]], ...] = tuple(
    ((series, value), re.compile(rf"(?:{words}){_PARTICLE}", re.IGNORECASE))
    for series, table in (
        ("number", {value: f"{words}|{_ORDINALS.get(value, words)}" for value, words in _LETTERS.items()}),
        ("month", dict(enumerate(_MONTHS))),
        ("day", dict(enumerate(_DAYS))),
    )
    for value, words in table.items()
) + tuple(
    (("vague", value), re.compile(rf"(?:{words}){_COUNTED}{_PARTICLE}", re.IGNORECASE))
    for value, words in _VAGUE.items()
)
_ANY = re.compile("|".join(f"(?:{pattern.pattern})" for _, pattern in _WORDS), re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_FEW = 3  # words that gave way at once, of which one is a number
_SINO = {"100": "백", "1000": "천", "10000": "만"}
_ROUND = re.compile(r"\b10{2,4}(?=[가-힣])")


def is_spelled_out(figure: Figure, text: str) -> bool:
    """Whether a text says a figure in letters: 1000년 as 천년, 12 as twaalf."""
    # As written, for the reader of figures takes 1000년 for a year.
    shown = loose_key(figure.text).replace(",", "")
    if _ROUND.match(shown) and _ROUND.sub(lambda digits: _SINO[digits.group()], shown) in loose_key(text):
        return True
    return bool(spelled_out(figure, text))


def spelled_out(figure: Figure, text: str) -> str:
    """Give the letters in which a text says a figure; empty where it does not."""
    return _spelled(figure.value, text) if isinstance(figure.value, Decimal) and figure.value in _SPELLED else ""


@lru_cache(maxsize=512)
def _spelled(value: Decimal, text: str) -> str:
    found = _SPELLED[value].search(text)
    return found.group() if found else ""


def respelled(before: str, after: str) -> Iterator[tuple[str, str]]:
    """Give the numbers, months and days of a week in letters that stand in the place of others.

    >>> list(respelled("Nine dead in Basel", "Ten dead in Basel"))
    [('Nine', 'Ten')]
    """
    old, new = _WORD.findall(key(before)), _WORD.findall(key(after))
    if any(map(_is_number, old)) and any(map(_is_number, new)):
        yield from (pair for gone, come in runs_of(old, new) if (pair := _pair(gone, come)))


def are_numbers(gone: Sequence[str], come: Sequence[str]) -> bool:
    """Whether words that gave way to each other are nothing but a number in letters each."""
    return len(gone) == len(come) == 1 and _pair(gone, come) is not None


def _pair(gone: Sequence[str], come: Sequence[str]) -> tuple[str, str] | None:
    """Find the one number among few words on each side."""
    if max(len(gone), len(come)) > _FEW:
        return None
    old, new = ([word for word in words if _is_number(word)] for words in (gone, come))
    if len(old) != 1 or len(new) != 1:
        return None
    (series, was), (other, became) = _value(old[0]), _value(new[0])
    return (old[0], new[0]) if series == other and was != became else None


def _value(word: str) -> _Value:
    known = (value for value, pattern in _WORDS if pattern.fullmatch(word))
    return next(known, ("number", glued_number(word) or 0))


def _is_number(word: str) -> bool:
    return _ANY.fullmatch(word) is not None or glued_number(word) is not None
