"""Numbers as newsrooms write them: ``14조4,000억``, ``5천억``, ``세``, ``half a trillion``; always bounded in size."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

# Longer runs of digits are no figure of the news: they are skipped, so that no number can grow without bound.
DIGITS = r"(?:\d{1,3}(?:,\d{3}){1,7}(?![\d,])|\d{1,24})(?:\.\d{1,12})?(?!\d)"

_BIG = {"경": 16, "조": 12, "억": 8, "만": 4, "兆": 12, "億": 8, "万": 4, "萬": 4, "亿": 8}
_SMALL = {"천": 3, "백": 2, "십": 1, "千": 3, "百": 2, "十": 1}
_SPELLED = {sign: value for value, sign in enumerate("일이삼사오육칠팔구", start=1)}
_TENS = {
    "열": 10, "스물": 20, "스무": 20, "서른": 30, "마흔": 40, "쉰": 50, "예순": 60, "일흔": 70, "여든": 80, "아흔": 90,
}  # fmt: skip
_ONES = {"한": 1, "두": 2, "세": 3, "네": 4, "다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9}
_UNDER_TWENTY = (
    "one two three four five six seven eight nine ten"
    " eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
)
_FROM_TWENTY = "twenty thirty forty fifty sixty seventy eighty ninety"
_ENGLISH = {word: n for n, word in enumerate(_UNDER_TWENTY.split(), start=1)} | {
    word: 10 * n for n, word in enumerate(_FROM_TWENTY.split(), start=2)
}
# English counts in short steps, German, Dutch, French and Spanish in long ones: a Billion is a thousand milliards.
_SCALES = {
    "hundred": 2, "thousand": 3, "million": 6, "billion": 9, "trillion": 12, "mn": 6, "bn": 9, "tn": 12, "trn": 12,
    "millions": 6, "billions": 9, "trillions": 12, "tausend": 3, "millionen": 6, "mio": 6, "milliarde": 9,
    "milliarden": 9, "mrd": 9, "billionen": 12, "duizend": 3, "miljoen": 6, "mln": 6, "miljard": 9, "mld": 9,
    "biljoen": 12, "milliard": 9, "milliards": 9, "mil": 3, "millones": 6, "millón": 6, "billones": 12,
    "crore": 7, "lakh": 5,
}  # fmt: skip
_LETTERS = {"k": 3, "m": 6, "b": 9, "t": 12}

_big, _small, _spelled = "".join(_BIG), "".join(_SMALL), "".join(_SPELLED)
_GROUP = rf"{DIGITS}(?:[{_small}](?:\d{{1,3}}[{_small}])*(?:\d{{1,3}}(?!\d))?)?"
_EAST = re.compile(
    rf"(?P<group>{_GROUP})(?:[{_big}](?:\s?{_GROUP}[{_big}]){{0,4}}(?:{_GROUP}|\s(?:\d{{4}}|\d,\d{{3}}|\d[{_small}])(?!\d))?)?"
)
_EAST_PART = re.compile(rf"(?P<digits>{DIGITS})|(?P<small>[{_small}])|(?P<big>[{_big}])|(?P<spelled>[{_spelled}])")
_HANGUL = re.compile(rf"(?=[{_spelled}]*[{_small}])[{_spelled}{_small}]+[{_big}]*|[{_spelled}][억조]")
_NATIVE = re.compile(
    rf"(?:(?P<tens>{'|'.join(_TENS)})(?P<ones>{'|'.join(_ONES)})?|(?P<one>{'|'.join(_ONES)}))(?=\s?[가-힣])"
)
_WORDS = re.compile(
    rf"(?P<half>half an? |an? |(?P<word>{'|'.join(_ENGLISH)})(?:-(?P<unit>{'|'.join(list(_ENGLISH)[:9])}))?[ -]?)"
    rf"(?P<scale>hundred|thousand|million|billion|trillion)?\b",
    re.IGNORECASE,
)
_SCALE = re.compile(
    rf"[\s-]?(?P<word>{'|'.join(_SCALES)})\b(?![-/])(?:(?<=mio)\.|(?<=mrd)\.|(?<=ml[dn])\.)?", re.IGNORECASE
)
# Where a number in words may begin.
OPENING = (
    rf"(?<![가-힣])(?:{'|'.join((*_TENS, *_ONES))}|[{_spelled}]?[{_small}]|[{_spelled}][조억])"
    rf"|(?<!-)\b(?:half an? |an? (?=hundred|thousand|million|billion|trillion)|{'|'.join(_ENGLISH)})"
)
_LETTER = re.compile(r"(?P<letter>[kmbt])(?![A-Za-z])", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Numeral:
    """A number in a text and where it ends; ``scale`` is the power of ten that its last word gave (0: plain digits).

    ``counts`` says that it means something only before a word for what is counted.
    """

    value: Decimal
    end: int
    scale: int = 0
    counts: bool = False


def read_numeral(text: str, at: int, *, money: bool = False) -> Numeral | None:
    """Read the number that begins at a place; ``money`` says that a currency stood before it (``$500B``)."""
    readers: tuple[Callable[[str, int], Numeral | None], ...] = (_words, _native, _hangul)
    if text[at : at + 1].isdecimal():
        return _digits(text, at, money=money)
    return next((found for read in readers if (found := read(text, at))), None)


# Other ways to set off thousands and decimals: 1.500,5 · 1'500 · 1 500 · ₹1,50,000 · 2,5.
_GROUPED = re.compile(
    r"(?P<indian>\d{1,2}(?:,\d{2}){1,6},\d{3})(?![\d,])"
    r"|(?P<marked>\d{1,3}(?:(?P<mark>['’\u00a0\u202f\u2009 ])\d{3})(?:(?P=mark)\d{3}){0,6})"
    r"(?:[.,](?P<part>\d{1,2}))?(?![\d'’])(?![.,]\d)"
    r"|(?P<dotted>[1-9]\d{0,2}(?:\.\d{3}){1,7})(?:,(?P<rest>\d{1,4}))?(?![\d.,]\d|\d)"
    r"|(?P<whole>\d{1,15}),(?P<decimals>\d{1,2}|\d{4,6})(?![\d.,]\d|\d)|(?P<nought>0),(?P<after>\d{3})(?!\d)"
)
_EASTERN = re.compile("[가-힣぀-ヿ㐀-鿿]")
# What every sentence of a language that writes a decimal comma holds, and no English one.
_BY_COMMA = re.compile(
    r"\b(?:der|die|das|und|mit|von|auf|für|im|ist|het|een|van|voor|op|met|bij|en|naar|les?|des|du|dans|pour|sur|une|el|los|las|del|por|para"
    r"|una|con|miljoen|miljard|duizend|millionen|milliarden|euro|prozent|procent)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=256)
def _writes_commas(text: str) -> bool:
    """Whether a text is of a language in which a comma sets off decimals, and a full stop thousands."""
    return _EASTERN.search(text) is None and _BY_COMMA.search(text) is not None


def _grouped(text: str, at: int) -> tuple[Decimal, int] | None:
    """Read a number that is set as in other countries than England and Korea; its value, and where it ends."""
    found = _GROUPED.match(text, at)
    if not found:
        return None
    if found["indian"] or found["marked"]:
        whole = re.sub(r"\D", "", found["indian"] or found["marked"])
        return Decimal(f"{whole}.{found['part'] or 0}"), found.end()
    if found["dotted"]:
        # No one writes three noughts behind a decimal point; else the language of the text tells.
        if not (found["dotted"].endswith(".000") or found["dotted"].count(".") > 1 or _writes_commas(text)):
            return None
        return Decimal(f"{found['dotted'].replace('.', '')}.{found['rest'] or 0}"), found.end()
    if _EASTERN.search(text[max(0, at - 1) : found.end() + 1]) or not (found["nought"] or _writes_commas(text)):
        return None
    return Decimal(f"{found['whole'] or 0}.{found['decimals'] or found['after']}"), found.end()


def _digits(text: str, at: int, *, money: bool) -> Numeral | None:
    found = _EAST.match(text, at)
    grouped = _grouped(text, at)
    if grouped and (not found or grouped[1] >= found.end()):
        value, end = grouped
        scaled = _SCALE.match(text, end) or (_LETTER.match(text, end) if money else None)
        power = (_SCALES | _LETTERS)[scaled[1].lower()] if scaled else 0
        return Numeral(value=value.scaleb(power), end=scaled.end() if scaled else end, scale=power)
    if not found:
        return None
    value = _sum(found.group())
    scaled = _SCALE.match(text, found.end()) or (_LETTER.match(text, found.end()) if money else None)
    if not scaled:
        return Numeral(value=value, end=found.end(), scale=_scale(found.group()))
    power = (_SCALES | _LETTERS)[scaled[1].lower()]
    return Numeral(value=value.scaleb(power), end=scaled.end(), scale=power)


def _scale(written: str) -> int:
    return max((_BIG[sign] for sign in written if sign in _BIG), default=0) or (_SMALL.get(written[-1], 0))


def _sum(written: str) -> Decimal:
    """Add up groups: ``1조2천345억`` is 1·10¹² + 2345·10⁸.

    >>> _sum("12만3천500")
    Decimal('123500')
    """
    total = section = number = Decimal(0)
    for part in _EAST_PART.finditer(written):
        sign = part.group()
        if part["digits"]:
            number = Decimal(sign.replace(",", ""))
        elif part["spelled"]:
            number = Decimal(_SPELLED[sign])
        elif part["small"]:
            section, number = section + (number or Decimal(1)).scaleb(_SMALL[sign]), Decimal(0)
        else:
            total, section, number = (
                total + ((section + number) or Decimal(1)).scaleb(_BIG[sign]),
                Decimal(0),
                Decimal(0),
            )
    return total + section + number


def _hangul(text: str, at: int) -> Numeral | None:
    found = _HANGUL.match(text, at)
    if not found:
        return None
    return Numeral(value=_sum(found.group()), end=found.end(), scale=_scale(found.group()), counts=True)


def _native(text: str, at: int) -> Numeral | None:
    found = _NATIVE.match(text, at)
    if not found:
        return None
    value = _TENS.get(found["tens"] or "", 0) + _ONES.get(found["ones"] or found["one"] or "", 0)
    return Numeral(value=Decimal(value), end=found.end(), counts=True)


def _words(text: str, at: int) -> Numeral | None:
    found = _WORDS.match(text, at)
    if not found or not (found["word"] or found["scale"]):
        return None
    value = (
        Decimal(_ENGLISH[found["word"].lower()] + _ENGLISH.get((found["unit"] or "").lower(), 0))
        if found["word"]
        else Decimal(1)
    )
    if found["half"].lower().startswith("half"):
        value = Decimal("0.5")
    power = _SCALES[found["scale"].lower()] if found["scale"] else 0
    end = at + len(found.group().rstrip(" -"))
    return Numeral(value=value.scaleb(power), end=end, scale=power, counts=True)
