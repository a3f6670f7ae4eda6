"""Accounts of one event in two languages, tied by what translation leaves alone: names, figures, the hour."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from monitor.domain.numbers.figures import Figure, read_figures
from monitor.domain.texts.skeletons import of_hangul, of_latin
from monitor.domain.ties import Likeness, Tie, Told

OPENING = 600  # characters of the text; the rest is background, which accounts of other events share
HOURS = timedelta(hours=36)
ENOUGH = 1.5  # names and figures together, of which at least one is a name and one a figure
NAMES_ALONE = 2.0  # where no figures speak against it
FIGURES_ALONE = 2.0  # where no name was recognised
_SURE, _WEAK = (
    1.0,
    0.5,
)  # a name of four consonants and one of three; a figure of several digits, or money, and a round one
_LONG, _SHORT = 4, 3
_SYLLABLES = range(2, 8)
_MOMENTS = frozenset({"date", "time"})  # which all the day's news shares
_COUNT = "count"  # jobs, people, 명: what is counted is named otherwise in each language

_SMALL, _MANY = 10, 1_000
Said = tuple[Decimal, str]  # a value and its unit

_HANGUL = re.compile(r"[가-힣]{2,}")
_LATIN = re.compile(r"[A-Z][A-Za-z]+(?:[-'][A-Za-z]+)*|[a-z]+[A-Z][A-Za-z]+")
_HYPHEN = re.compile(r"[-']")
_SHARE_OF_HANGUL = 0.3


@dataclass(frozen=True, slots=True)
class Account:
    """What of an article survives translation."""

    is_korean: bool
    names: frozenset[str]  # by their consonants
    latin: frozenset[str]  # names in Latin letters, as they stand
    figures: frozenset[Said]
    published: datetime | None


def is_korean(told: Told) -> bool:
    """Whether an article is written in Hangul, for a good part."""
    letters = [sign for sign in f"{told.title}. {told.text[:OPENING]}" if sign.isalpha()]
    return sum("가" <= sign <= "힣" for sign in letters) > _SHARE_OF_HANGUL * len(letters)


@lru_cache(maxsize=256)  # each keeps its article's text alive
def account(told: Told) -> Account:
    """Take from an article what survives translation."""
    text = f"{told.title}. {told.text[:OPENING]}"
    korean = is_korean(told)
    latin = frozenset(word.casefold() for word in _LATIN.findall(text))
    return Account(
        is_korean=korean,
        names=frozenset(_hangul_names(text) if korean else _latin_names(text)),
        latin=latin if korean else latin | {f"{one}{other}" for one, other in _pairs(text)},
        figures=frozenset(_said(figure) for figure in read_figures(text) if _tells(figure)),
        published=told.published,
    )


def accounts(a: Account, b: Account, topics: frozenset[str] = frozenset()) -> Likeness:
    """Say whether two accounts in two languages are of one event; ``topics`` are those that both met."""
    if a.is_korean == b.is_korean:
        return Likeness(tie=Tie.DIFFERENT, reason="not in two languages")
    if a.published and b.published and abs(a.published - b.published) > HOURS:
        return Likeness(tie=Tie.DIFFERENT, reason="too far apart in time")
    shared = a.names & b.names
    met = {topic for topic in topics if _sound(topic) not in shared}
    latin = {name for name in a.latin & b.latin if of_latin(name) not in shared}
    # All that is read here is on few topics: that both met some says little, however many.
    names = sum(map(_weight, shared)) + len(latin) + (_WEAK if met else 0)
    figures = sum(map(_telling, a.figures & b.figures))
    said = ", ".join(sorted({*shared, *latin, *met})) or "no names"
    contradicted = bool(a.figures and b.figures) and not figures
    by_figures = (bool(names and figures) and names + figures >= ENOUGH) or figures >= FIGURES_ALONE
    tied = by_figures or (names >= NAMES_ALONE and not contradicted)
    return Likeness(
        tie=Tie.EVENT if tied else Tie.DIFFERENT,
        reason=f"{said} and {len(a.figures & b.figures)} figures in both",
        share=names + figures,
    )


def _sound(name: str) -> str:
    return "".join(map(of_hangul, _HANGUL.findall(name))) or of_latin(name)


def _weight(name: str) -> float:
    return _SURE if len(name) >= _LONG else _WEAK


def _hangul_names(text: str) -> Iterator[str]:
    """Yield the consonants of all beginnings of words, for a particle may follow a name at once."""
    for word in _HANGUL.findall(text):
        for syllables in _SYLLABLES:
            if syllables <= len(word):
                yield from _long_enough(of_hangul(word[:syllables]))


def _latin_names(text: str) -> Iterator[str]:
    for word in _LATIN.findall(text):
        yield from _long_enough("".join(map(of_latin, _HYPHEN.split(word))))
    for one, other in _pairs(text):
        yield from _long_enough("".join(map(of_latin, _HYPHEN.split(f"{one}-{other}"))))


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    """Yield names of two words: Kim Jong-un, Soft Bank."""
    for one, other in pairwise(text.split()):
        if _LATIN.fullmatch(one) and (found := _LATIN.match(other)):
            yield one.casefold(), found[0].casefold()


def _long_enough(name: str) -> Iterator[str]:
    if len(name) >= _SHORT:
        yield name


def _tells(figure: Figure) -> bool:
    """Whether a figure may tell one event from another: money, a share, a count that is not small."""
    if figure.unit in _MOMENTS or not isinstance(figure.value, Decimal):
        return False
    return _is_measured(figure.unit) or abs(figure.value) >= _SMALL


def _said(figure: Figure) -> Said:
    assert isinstance(figure.value, Decimal)  # noqa: S101  # others tell nothing
    return figure.value.normalize(), figure.unit if _is_measured(figure.unit) else _COUNT


def _is_measured(unit: str) -> bool:
    """Whether a unit is called the same in all languages: a currency, per cent."""
    return unit == "%" or unit.isupper()


def _telling(said: Said) -> float:
    value, unit = said
    return _SURE if unit.isupper() or len(value.as_tuple().digits) > 1 or value >= _MANY else _WEAK
