"""What a headline and its text are about, as far as it tells one thing from another of the same kind.

News comes in series: today's market and yesterday's, one company's results and the next one's. Such articles share
nearly all their words. What tells them apart is what stands in the same place: the subject, the day, the figures.
"""

import re
from dataclasses import dataclass, replace

from monitor.domain.texts.headlines import read_headline

OPENING = 1_500  # characters in which the words of a headline are looked for
_WORD = re.compile(r"[가-힣]+|[^\W\d_가-힣]+|\d[\d.,]*\d|\d")
_HANGUL_WORD, _LATIN_STEM = 3, 6
_LEAST, _LATIN_LEAST = 2, 4  # signs of a word that says something

_SCALES = {"백": 2, "천": 3, "만": 4, "억": 8, "조": 12}
_ENGLISH = {
    "thousand": 3,
    "k": 3,
    "million": 6,
    "m": 6,
    "mn": 6,
    "billion": 9,
    "bn": 9,
    "b": 9,
    "trillion": 12,
    "tn": 12,
}
_PART = r"\d[\d,]*(?:\.\d+)?"
_SCALE = rf"\s?[백천]?[만억조]|\s?천|\s?(?:{'|'.join(_ENGLISH)})\b"
# What may stand before is asked behind the first sign: a search for a sign is quick, one for what is not there is slow.
# A number behind a letter belongs to a name: 코로나19, BA.2.
_NUMBER = re.compile(
    rf"(\d(?<![\w.,]\d)[\d,]*(?:\.\d+)?(?:(?:\s?[백천]?[만억조]|천)\s?\d[\d,]*)*(?:{_SCALE})?)\s?(년|월|일|시|분|:)?"
)
_PARTS = re.compile(rf"({_PART})\s?([백천]?[만억조]|천|[a-z]+)?")
_DAY = re.compile(r"([12]?\d|3[01])일(?!\s?(?:간|째|동안|이상|이내|만|차|반))")
_NO_DAY = frozenset("0123456789.,~∼-")  # signs before a number that is part of another one, or of a span
_DATED = re.compile(r"20\d\d[.-]\s?\d{1,2}[.-]\s?(\d{1,2})(?!\d)")
_MONTH_DAY = re.compile(
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?<!\w\w{3})[a-z]*\.? (\d{1,2})(?:st|nd|rd|th)?\b(?!,? \d{2}:)"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_LATIN_OPENING = 3  # words, of which one is the subject
_TELLING = 10  # smaller numbers are in every text
_SEVERAL = 2  # figures on either side, before their disagreement says anything
_FEW = 4  # less than a quarter of the figures of one is in the other: they disagree


@dataclass(frozen=True, slots=True)
class Gist:
    """The words of a headline, where they are looked for in another article, and what both state in numbers.

    Words stand as they are looked for (``_sought``), in the ``opening`` of another article. ``own`` are those that
    its text holds too, ``edition`` the days that the headline names, ``series`` the words before its colon.
    """

    words: tuple[str, ...]
    own: tuple[str, ...]
    series: tuple[str, ...]
    opening: str
    figures: frozenset[float]
    days: frozenset[int]
    edition: frozenset[int]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """What tells two articles apart that may look alike; ``is_subject``: only that they open with other subjects."""

    reason: str
    is_subject: bool = False


def gist(title: str, text: str) -> Gist:
    """Take from a headline and a text what they are about."""
    says = read_headline(title).says
    words = _words(says)
    opening = text[:OPENING].casefold()
    told = _apart(opening)
    return Gist(
        words=words,
        own=tuple(word for word in words if word in told),
        series=_words(says.partition(":")[0]) if ":" in says else (),
        opening=_apart(says.casefold()) + told,
        figures=_figures(f"{says.casefold()}. {opening}"),
        days=_days(f"{says}. {opening}"),
        edition=_days(says),
    )


def apart_from_series(a: Gist, b: Gist) -> tuple[Gist, Gist]:
    """Leave out of two headlines of one outlet the name of the series that both begin with: ``Harbour Weekly: …``."""
    said = len(a.series)
    if not said or a.series != b.series:
        return a, b
    return replace(a, words=a.words[said:]), replace(b, words=b.words[said:])


def agreement(a: Gist, b: Gist) -> float:
    """Return which share of the words of each headline the other article holds, in the mean."""
    return (_known(a, b) + _known(b, a)) / 2


def shared_words(a: Gist, b: Gist) -> int:
    """Count the words that both headlines hold."""
    return len({*a.words} & {*b.words})


def contradiction(a: Gist, b: Gist, *, are_dated_alike: bool) -> Contradiction | None:
    """Say what tells two articles apart that may look alike; none when nothing does.

    The word that opens a headline names its subject: two headlines on one thing do not both open with a word that
    the other article never uses. Two outlets may date one thing by two days, by zone or by when they heard of it:
    only where they are dated alike do other days tell them apart.
    """
    if _differ(a.edition, b.edition):
        return Contradiction("their headlines name other days")
    least, shared = min(len(a.figures), len(b.figures)), len(a.figures & b.figures)
    if least >= _SEVERAL and shared * _FEW < least:
        return Contradiction("their figures differ")
    if are_dated_alike and _differ(a.days, b.days):
        return Contradiction("they tell of other days")
    if a.words and b.words and not _opens_with_known(a, b) and not _opens_with_known(b, a):
        return Contradiction(f"their subjects differ, {a.words[0].strip()} and {b.words[0].strip()}", is_subject=True)
    return None


def differ_in_subject(a: Gist, b: Gist) -> bool:
    """Whether each headline draws on something in its own text that the other article lacks.

    The headlines of copies, however they are worded, draw on one text.
    """
    return not all(word in b.opening for word in a.own) and not all(word in a.opening for word in b.own)


def are_editions(a: Gist, b: Gist) -> bool:
    """Whether both headlines name a day, and none in common: of a series, of which every day brings one."""
    return _differ(a.edition, b.edition)


def _opens_with_known(one: Gist, other: Gist) -> bool:
    """Whether a headline opens with what the other article speaks of: in Korean the first word, else one of three."""
    opening = one.words[: 1 if "가" <= one.words[0][0] <= "힣" else _LATIN_OPENING]
    return any(word in other.opening for word in opening)


def _differ(a: frozenset[int], b: frozenset[int]) -> bool:
    return bool(a and b) and not a & b


def _known(one: Gist, other: Gist) -> float:
    return sum(map(other.opening.__contains__, one.words)) / len(one.words) if one.words else 0.0


def _apart(text: str) -> str:
    """Return the words of a text, each between two blanks."""
    return f" {' '.join(_WORD.findall(text))} "


def _sought(word: str) -> str:
    """Return a word as it is looked for among words: in Hangul also within another, for words are written together."""
    if "가" <= word[0] <= "힣":
        return word
    return f" {word} " if word[0].isdigit() else f" {word}"


def _stem(word: str) -> str:
    """Take off what an ending or a particle may be."""
    if not "가" <= word[0] <= "힣":
        return word if word[0].isdigit() else word[:_LATIN_STEM]
    return word[: max(_LEAST, len(word) - (2 if len(word) > _HANGUL_WORD else 1))]


def _words(says: str) -> tuple[str, ...]:
    return tuple(_sought(_stem(word.casefold())) for word in _WORD.findall(says) if _tells(word))


def _tells(word: str) -> bool:
    """Whether a word of a headline says something: two syllables, four letters, or a short name in capitals."""
    return len(word) >= (_LEAST if "가" <= word[0] <= "힣" or word[0].isdigit() or word.isupper() else _LATIN_LEAST)


def _days(text: str) -> frozenset[int]:
    korean = {int(day[1]) for day in _DAY.finditer(text) if text[day.start() - 1 : day.start()] not in _NO_DAY}
    others = _MONTH_DAY.findall(text) if not korean else ()
    return frozenset({*korean, *map(int, _DATED.findall(text)), *map(int, others)})


def _figures(text: str) -> frozenset[float]:
    """Return the figures that tell something: of two digits or more, no dates and times, however spelled."""
    said = (number for number, moment in _NUMBER.findall(text) if not (moment or _YEAR.fullmatch(number)))
    return frozenset(value for number in said if (value := _value(number)) >= _TELLING)


def _value(number: str) -> float:
    return sum(float(digits.replace(",", "")) * 10.0 ** _shift(scale) for digits, scale in _PARTS.findall(number))


def _shift(scale: str) -> int:
    return _ENGLISH.get(scale) or sum(_SCALES.get(sign, 0) for sign in scale)
