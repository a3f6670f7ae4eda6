"""The terms under which a wording is looked up, and those that a query needs: never fewer than it is met by.

An index of terms gives candidates; whether one meets a query is asked of its text. A word is kept by its beginnings
(소프, 소프트, 소프트뱅 …), so that whatever particle follows, one term is looked up. It begins where the script
changes, too: 머스크 in 美머스크, xAI in 머스크의xAI. Numbers are kept by their size.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice, pairwise

from monitor.domain.articles import Article
from monitor.domain.matches.edges import COUNTRIES
from monitor.domain.matches.query import (
    And,
    Gone,
    InPlace,
    Near,
    Often,
    Or,
    Phrase,
    Query,
    Stated,
    Word,
)
from monitor.domain.matches.searching import texts_of
from monitor.domain.numbers.values import values
from monitor.domain.texts.folding import fold, unaccented

MOST = 60_000  # terms of one wording; what has more is no article
SHORT = 3  # Latin letters or digits of a word that stands for itself alone: AI is not the beginning of airport
WHOLE = "·"  # behind a short word that ends there
_TITLE = "˙"  # before a term of the headline
_SIZE = "¤"  # before the size of a number

_LENGTHS = (2, 3, 4, 5, 7)  # letters of a beginning; of a longer word the rest is asked of the text
_FEW = 4  # syllables of a Korean word that may be one syllable with particles
_JOINED = 4  # words of a phrase that may be written without the blanks between them
_WORD = re.compile(r"[^\W_]+")
_RUN = re.compile(r"(?P<hangul>[가-힣]+)|(?P<latin>[a-z0-9ß-ԯ]+)|[ァ-ヺー]+|.", re.DOTALL)
_COUNTRY = re.compile(rf"(?:{'|'.join(COUNTRIES.split())})(?=[가-힣]{{3}})")
_LEAST, _GREATEST = -6, 30  # powers of ten that a size is kept by


@dataclass(frozen=True, slots=True)
class AllOf:
    """That each of these is needed."""

    parts: tuple["Needed", ...]


@dataclass(frozen=True, slots=True)
class OneOf:
    """That one of these is needed."""

    parts: tuple["Needed", ...]


Needed = str | AllOf | OneOf


def terms_of(article: Article) -> tuple[str, ...]:
    """Return the terms of a wording, each once; of the headline twice, for what is asked of it alone."""
    texts = {place: unaccented(text) for place, text in texts_of(article).items() if text}
    found = dict.fromkeys(_TITLE + term for term in _terms(texts.get("title", "")))
    for text in texts.values():
        found |= dict.fromkeys(islice(_terms(text), MOST - len(found)))
    return tuple(found)


def pieces_of(article: Article) -> tuple[str, ...]:
    """Return each two letters that follow each other in a wording, by which words are found inside of others."""
    texts = (fold(unaccented(text)).text for text in texts_of(article).values())
    pieces = dict.fromkeys(piece for text in texts for word in _WORD.findall(text) for piece in _pairs(word))
    return tuple(pieces)[:MOST]


def needed(query: Query, *, title: bool = False) -> Needed | None:  # noqa: PLR0911  # a line for each kind of query
    """Return the terms without which a wording cannot meet a query; none when it may do so with any words."""
    match query:
        case Word(text) | Phrase(text):
            return _in_title(_of_words(text)) if title else _of_words(text)
        case Stated(least=least, most=most):
            return OneOf(tuple(_sizes(least, most)))
        case InPlace(name, inner):
            return needed(inner, title=title or name == "title")
        case Often(inner, _) | Gone(inner):
            return needed(inner, title=title)
        case Near(left, right, _):
            return _all_of(needed(left, title=title), needed(right, title=title))
        case And(parts):
            return _all_of(*(needed(part, title=title) for part in parts))
        case Or(parts):
            found = [needed(part, title=title) for part in parts]
            return OneOf(tuple(each for each in found if each is not None)) if None not in found else None
        case _:
            return None


def needed_pieces(query: Query) -> Needed | None:
    """Return the pairs of letters without which a query for words inside of others cannot be met."""
    match query:
        case Word(text) | Phrase(text):
            return _all_of(*(piece for word in _WORD.findall(fold(unaccented(text)).text) for piece in _pairs(word)))
        case InPlace(_, inner) | Often(inner, _) | Gone(inner):
            return needed_pieces(inner)
        case Near(left, right, _):
            return _all_of(needed_pieces(left), needed_pieces(right))
        case And(parts):
            return _all_of(*map(needed_pieces, parts))
        case Or(parts):
            found = [needed_pieces(part) for part in parts]
            return OneOf(tuple(each for each in found if each is not None)) if None not in found else None
        case _:
            return None


def _all_of(*parts: Needed | None) -> Needed | None:
    there = tuple(part for part in parts if part is not None)
    return there[0] if len(there) == 1 else AllOf(there) if there else None


def _in_title(one: Needed | None) -> Needed | None:
    match one:
        case str():
            return _TITLE + one
        case AllOf(parts) | OneOf(parts):
            return type(one)(tuple(each for part in parts if (each := _in_title(part)) is not None))
        case _:
            return None


def _terms(text: str) -> Iterator[str]:
    for word in _WORD.finditer(fold(text).text):
        yield from _of_word(word[0])
    for value in values(text):
        yield from _size(value.value)


def _of_word(word: str) -> Iterator[str]:
    for run in _RUN.finditer(word):
        yield from _beginnings(word[run.start() :], run)
        if run["hangul"] and (country := _COUNTRY.match(run[0])):
            yield from _beginnings(word[run.start() + country.end() :], None)


def _beginnings(rest: str, run: re.Match[str] | None) -> Iterator[str]:
    """Give the beginnings of a word, and the whole of it, or of its first run, where that is short."""
    own = len(run[0]) if run and run["latin"] else 0
    if 0 < own <= SHORT:
        yield rest[:own] + WHOLE
    elif run and not own and (not run["hangul"] or len(run[0]) <= _FEW):
        yield rest[0] + WHOLE
    for length in _LENGTHS:
        if length <= len(rest) and (length > own or length > SHORT):
            yield rest[:length]


def _of_words(text: str) -> Needed | None:
    """Return the terms of words that follow each other, some of which may be written as one."""
    key = fold(unaccented(text)).text
    found = list(_WORD.finditer(key))
    words = [word[0] for word in found]
    apart = [bool(key[one.end() : other.start()].strip()) for one, other in pairwise(found)]
    return _all_of(*(_one_of(words, apart, last) for last in range(len(words))))


def _one_of(words: list[str], apart: list[bool], last: int) -> Needed | None:
    """Return the term of a word of several, or of it and those before it, with nothing but a blank between them."""
    joined, found = words[last], [_term(words[last])]
    for first in range(last - 1, max(last - _JOINED, -1), -1):
        if apart[first]:
            break
        joined = words[first] + joined
        found.append(_term(joined))
    return OneOf(tuple(map(str, found))) if len(found) > 1 else found[0]


def _term(word: str) -> str:
    """Return the one term under which whatever begins with a word is found."""
    run = _RUN.match(word)
    own = len(run[0]) if run and run["latin"] else 0
    if len(word) == 1 or (own == len(word) and own <= SHORT):
        return word + WHOLE
    return word[: max(length for length in _LENGTHS if length <= len(word))]


def _pairs(word: str) -> Iterator[str]:
    yield from (word[at : at + 2] for at in range(len(word) - 1))


def _size(value: Decimal) -> Iterator[str]:
    """Give the terms of a number: its power of ten, with the first digit, with the second, and all of it."""
    if not value:
        yield f"{_SIZE}0"
        return
    begun, digits = _begun(_power(value)), "".join(map(str, value.as_tuple().digits)).lstrip("0")
    yield begun
    yield f"{begun}{WHOLE}{digits[0]}"
    yield f"{begun}{WHOLE}{digits[:2].ljust(2, '0')}"
    yield f"{begun}e{digits.rstrip('0')}"


def _sizes(least: Decimal | None, most: Decimal | None) -> Iterator[str]:
    """Give terms of which each number between two has one."""
    if least == most and least is not None:
        yield list(_size(least))[-1]
        return
    low = Decimal(0) if least is None else least
    high = Decimal(10) ** (_GREATEST + 1) if most is None else most
    if not low:
        yield f"{_SIZE}0"
    powers = range(_power(low) if low else _LEAST, min(_power(high) if high else _LEAST - 1, _GREATEST) + 1)
    for power in powers:
        yield from _of_power(power, low, high)


def _of_power(power: int, low: Decimal, high: Decimal) -> Iterator[str]:
    unit, begun = Decimal(10) ** power, _begun(power)
    if low <= unit and 10 * unit <= high:
        yield begun
        return
    for digit in range(1, 10):
        begins, ends = digit * unit, (digit + 1) * unit
        if low <= begins and ends <= high:
            yield f"{begun}{WHOLE}{digit}"
        elif begins <= high and low < ends:
            tenth = unit / 10
            there = (n for n in range(10) if begins + n * tenth <= high and low < begins + (n + 1) * tenth)
            yield from (f"{begun}{WHOLE}{digit}{n}" for n in there)


def _begun(power: int) -> str:
    return f"{_SIZE}{power}".replace("-", "n")


def _power(value: Decimal) -> int:
    return max(_LEAST, min(value.adjusted(), _GREATEST))
