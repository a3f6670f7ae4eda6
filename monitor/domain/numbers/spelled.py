"""Numbers and dates that a text spells out in letters, as no reader of figures could dare to read alone."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache

from monitor.domain.numbers.figures import Figure
from monitor.domain.numbers.glued import glued_number
from monitor.domain.texts.runs import runs_of
from monitor.domain.texts.text import key, loose_key

# In a text alone most of them are other words as well (een, acht, one, 세). What is a common word of a neighbour's
# language is left out: once, onze, sept, cent.
_LETTERS = {
    1: "one|een|één|eine?|un|une|uno|una|하나|한", 2: "two|twee|zwei|deux|dos|둘|두",
    3: "three|drie|drei|trois|tres|셋|세",
    4: "four|vier|quatre|cuatro|넷|네", 5: "five|vijf|fünf|cinq|cinco|다섯", 6: "six|zes|sechs|seis|여섯",
    7: "seven|zeven|sieben|siete|일곱", 8: "eight|acht|huit|ocho|여덟", 9: "nine|negen|neun|neuf|nueve|아홉",
    10: "ten|tien|zehn|dix|diez|열", 11: "eleven|elf|열하나|열한", 12: "twelve|twaalf|zwölf|douze|doce|열둘|열두",
    13: "thirteen|dertien|dreizehn|treize|trece", 14: "fourteen|veertien|vierzehn|quatorze|catorce",
    15: "fifteen|vijftien|fünfzehn|quinze|quince", 16: "sixteen|zestien|sechzehn|seize|dieciséis",
    17: "seventeen|zeventien|siebzehn|dix-sept|diecisiete", 18: "eighteen|achttien|achtzehn|dix-huit|dieciocho",
    19: "nineteen|negentien|neunzehn|dix-neuf|diecinueve", 20: "twenty|twintig|zwanzig|vingt|veinte|스물|스무",
    30: "thirty|dertig|dreißig|trente|treinta|서른", 40: "forty|veertig|vierzig|quarante|cuarenta|마흔",
    50: "fifty|vijftig|fünfzig|cinquante|cincuenta|쉰", 60: "sixty|zestig|sechzig|soixante|sesenta|예순",
    70: "seventy|zeventig|siebzig|soixante-dix|setenta|일흔", 80: "eighty|tachtig|achtzig|quatre-vingts?|ochenta|여든",
    90: "ninety|negentig|neunzig|quatre-vingt-dix|noventa|아흔",
    100: "hundred|honderd|hundert|cien", 1000: "thousand|duizend|tausend|mille|mil",
}  # fmt: skip
_ORDINALS = {
    1: "first|eerste|erste[nrs]?|premi[èe]re?|primer[ao]?|첫째|첫",
    2: "second|tweede|zweite[nrs]?|deuxième|segund[ao]|둘째",
    3: "third|derde|dritte[nrs]?|troisième|tercer[ao]?|셋째",
    4: "fourth|vierde|vierte[nrs]?|quatrième|cuart[ao]|넷째",
    5: "fifth|vijfde|fünfte[nrs]?|cinquième|quint[ao]",
}  # fmt: skip
# About so many: French and Spanish make a noun of each round number, Dutch of ten and its powers.
_ROUNDED = {
    10: "dizaine|decena|tiental", 12: "dozen|dozijn|dutzend|douzaine|docena", 15: "quinzaine|quincena",
    20: "vingtaine|veintena|twintigtal", 30: "trentaine|treintena|dertigtal", 40: "quarantaine|cuarentena|veertigtal",
    50: "cinquantaine|cincuentena|vijftigtal", 60: "soixantaine", 100: "centaine|centenar|honderdtal",
    1000: "millier|millar|duizendtal",
}  # fmt: skip
_SHARES = {
    2: "half|helft|hälfte|moitié|mitad|절반", 3: "third|derde|drittel|tiers|tercio",
    4: "quarter|kwart|viertel|quart|cuarto",
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
    4: "zehntausende[nr]?|tienduizenden|수만|数万",
    5: "수십만|数十万|hunderttausende[nr]?|honderdduizenden",
    6: "millions|miljoenen|수백만|数百万",
    7: "수천만|数千万", 8: "수억|数億", 9: "billions|miljarden|수십억|数十億",
}  # fmt: skip
_COUNTED = r"(?:명|개|건|곳|대|마리|채|가구|차례|배|원|달러|년|일|시간|人|件|回)?"
_PARTICLE = r"(?:이|가|은|는|을|를|도|의|과|와|에|까지|부터)?"
_Value = tuple[str, int]  # of the numbers, the shares, the months or the days of a week which one
_WORDS: tuple[tuple[_Value, re.Pattern[str]], ...] = tuple(
    ((series, value), re.compile(rf"(?:{words}){_PARTICLE}", re.IGNORECASE))
    for series, table in (
        ("number", {value: f"{words}|{_ORDINALS.get(value, words)}" for value, words in _LETTERS.items()}),
        ("rounded", _ROUNDED),
        ("share", _SHARES),
        ("month", dict(enumerate(_MONTHS))),
        ("day", dict(enumerate(_DAYS))),
    )
    for value, words in table.items()
) + tuple(
    (("vague", value), re.compile(rf"(?:{words}){_COUNTED}{_PARTICLE}", re.IGNORECASE))
    for value, words in _VAGUE.items()
)
_ANY = re.compile("|".join(f"(?:{pattern.pattern})" for _, pattern in _WORDS), re.IGNORECASE)
_LOOSE = frozenset({"vague", "rounded"})  # a dozen that became hundreds
_WORD = re.compile(r"[^\W\d_]+")
_TOKEN = re.compile(r"\d{1,9}(?![\d.,]\d)|[^\W\d_]+")
_FEW = 3  # words that gave way at once, of which one is a number
_GLUED_FROM, _GLUED_TO = 20, 1_000_000  # numbers that German and Dutch write as one word …
_LONG = 6  # … of so many letters at least
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
    return _spelled(figure.value, text) if isinstance(figure.value, Decimal) else ""


@lru_cache(maxsize=512)
def _spelled(value: Decimal, text: str) -> str:
    found = _SPELLED[value].search(text) if value in _SPELLED else None
    if found or not _GLUED_FROM <= value < _GLUED_TO:
        return found.group() if found else ""
    words = (word for word in _WORD.findall(text) if len(word) >= _LONG)
    return next((word for word in words if glued_number(word) == value), "")


def respelled(before: str, after: str) -> Iterator[tuple[str, str]]:
    """Give the numbers, months and days of a week in letters that stand in the place of others.

    >>> list(respelled("Nine dead in Basel", "Ten dead in Basel"))
    [('Nine', 'Ten')]
    """
    old, new = _WORD.findall(key(before)), _WORD.findall(key(after))
    if any(map(_is_number, old)) and any(map(_is_number, new)):
        yield from (pair for gone, come in runs_of(old, new) if (pair := _pair(gone, come)))


def numbers_in_letters(text: str) -> tuple[str, ...]:
    """List the words of a text that are a number beyond one.

    >>> numbers_in_letters("Ruim duizend huizen zonder stroom")
    ('duizend',)
    """
    return tuple(word for word in _WORD.findall(text) if _is_number(word) and _value(word) != ("number", 1))


def are_numbers(gone: Sequence[str], come: Sequence[str]) -> bool:
    """Whether words that gave way to each other are nothing but a number in letters each."""
    return len(gone) == len(come) == 1 and _pair(gone, come) is not None


def instead_of_digits(before: str, after: str) -> Iterator[tuple[str, str]]:
    """Give numbers of which one wording says one in letters and the other another in digits, in the same place.

    >>> list(instead_of_digits("Vijf doden bij brand", "6 doden bij brand"))
    [('Vijf', '6')]
    """
    old, new = _TOKEN.findall(key(before)), _TOKEN.findall(key(after))
    for gone, come in runs_of(old, new):
        if max(len(gone), len(come)) > _FEW:
            continue
        was, became = _one_number(gone), _one_number(come)
        if was and became and was.isdecimal() != became.isdecimal() and _said(was) != _said(became):
            yield was, became


def _said(number: str) -> _Value:
    return ("number", int(number)) if number.isdecimal() else _value(number)


def _pair(gone: Sequence[str], come: Sequence[str]) -> tuple[str, str] | None:
    """Find the one number among few words on each side."""
    if max(len(gone), len(come)) > _FEW:
        return None
    was, became = (_one_number([word for word in words if not word.isdecimal()]) for words in (gone, come))
    if not was or not became:
        return None
    (series, value), (other, instead) = _value(was), _value(became)
    return (was, became) if (series == other or {series, other} <= _LOOSE) and value != instead else None


def _one_number(words: Sequence[str]) -> str:
    """Give the number among words, empty where there are none or several; beside another, one is an article."""
    found = [word for word in words if word.isdecimal() or _is_number(word)]
    if len(found) > 1:
        found = [word for word in found if _said(word) != ("number", 1)]
    return found[0] if len(found) == 1 else ""


@lru_cache(maxsize=4096)
def _value(word: str) -> _Value:
    known = (value for value, pattern in _WORDS if pattern.fullmatch(word))
    return next(known, ("number", glued_number(word) or 0))


@lru_cache(maxsize=4096)  # each word of a wording is asked, and most words return
def _is_number(word: str) -> bool:
    return _ANY.fullmatch(word) is not None or glued_number(word) is not None
