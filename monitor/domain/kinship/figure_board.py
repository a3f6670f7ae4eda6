"""The figures of a story side by side: what each measures, who says which, since when, and who disagrees.

Two figures measure the same when their units agree and the words around them do. Words that many sentences of the story
have say little, those that few have say much. Two figures of one sentence measure two things, unless they are equal; a
large amount that is equal to the last digit needs no words, so that accounts in two languages come together.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from math import log

from monitor.domain.numbers.figures import Figure, read_figures
from monitor.domain.texts.sentences import split
from monitor.domain.texts.stems import SAYING

NEAR = 60  # letters on each side of a figure whose words say what it measures
ALIKE = 0.45  # share of the weight of words that two sayings of one measure have in common
TELLING = 3  # digits of an amount that is equal by no chance
LARGE = 10_000
MOST = 400  # sayings of one story that are put side by side
_NUMBERS = re.compile(r"\d[\d.,]*")
_HANGUL_STEM, _LATIN_STEM = 2, 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """What an article said from an instant on, until its next wording."""

    article: int
    no: int
    seen_at: datetime
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """That an article states a figure, as written, in a sentence; ``until`` is when it was first seen gone."""

    article: int
    text: str
    sentence: str
    since: datetime
    until: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidFigure:
    """One figure, and the articles that say it, the first first."""

    figure: Figure
    sayings: tuple[Saying, ...]

    @property
    def stands(self) -> bool:
        """Whether an article says so still."""
        return any(saying.until is None for saying in self.sayings)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One thing that is measured, in one unit: the figures that are said of it, the first first."""

    unit: str
    figures: tuple[SaidFigure, ...]

    @property
    def disputed(self) -> bool:
        """Whether articles say different figures now."""
        return sum(figure.stands for figure in self.figures) > 1

    @property
    def changed(self) -> bool:
        """Whether an article says it no more."""
        return any(saying.until for figure in self.figures for saying in figure.sayings)

    @property
    def articles(self) -> int:
        """How many articles say any of them."""
        return len({saying.article for figure in self.figures for saying in figure.sayings})


@dataclass(slots=True)
class _Said:
    """A figure as one article says it in one sentence, however many wordings keep it."""

    article: int
    figure: Figure
    sentence: str
    words: frozenset[str]
    since: datetime
    until: datetime | None


@dataclass(slots=True)
class _Group:
    unit: str
    said: list[_Said] = field(default_factory=list)


def board(wordings: Sequence[Wording]) -> tuple[Measure, ...]:
    """Put the figures of a story side by side; the wordings of each article come in their order.

    Disputed measures come first, then those of which an article says another figure now, then by how many say it.
    """
    said = [each for article in _by_article(wordings) for each in _sayings(article)][:MOST]
    weights = _weights(said)
    groups: list[_Group] = []
    for each in sorted(said, key=lambda one: one.since):
        _place(each, groups, weights)
    found = (_measure(group) for group in groups)
    return tuple(sorted(found, key=lambda one: (not one.disputed, not one.changed, -one.articles)))


def _by_article(wordings: Sequence[Wording]) -> Iterable[Sequence[Wording]]:
    by_article: dict[int, list[Wording]] = {}
    for wording in wordings:
        by_article.setdefault(wording.article, []).append(wording)
    return by_article.values()


def _sayings(wordings: Sequence[Wording]) -> Iterator[_Said]:
    """Give what an article says, each figure of each sentence once, from when it came until when it went."""
    standing: dict[tuple[object, ...], _Said] = {}
    for wording in wordings:
        now: dict[tuple[object, ...], _Said] = {}
        for sentence in dict.fromkeys(each for text in wording.texts for each in split([text])):
            for figure, words in _figures(sentence):
                key = (*figure.says[:4], words)
                now[key] = standing.get(key) or _Said(wording.article, figure, sentence, words, wording.seen_at, None)
        for key, gone in standing.items():
            if key not in now:
                gone.until = wording.seen_at
                yield gone
        standing = now
    yield from standing.values()


def _figures(sentence: str) -> Iterator[tuple[Figure, frozenset[str]]]:
    """Give the figures of a sentence, each with the words between its neighbours."""
    found = read_figures(sentence)
    for at, figure in enumerate(found):
        begins = max(found[at - 1].end if at else 0, figure.start - NEAR)
        ends = min(found[at + 1].start if at + 1 < len(found) else len(sentence), figure.end + NEAR)
        words = f"{sentence[begins : figure.start]} {sentence[figure.end : ends]}"
        yield figure, frozenset(_stem(word) for word in SAYING.findall(_NUMBERS.sub(" ", words)))


def _stem(word: str) -> str:
    return word[: _HANGUL_STEM if "가" <= word[0] <= "힣" else _LATIN_STEM].casefold()


def _weights(said: Sequence[_Said]) -> Mapping[str, float]:
    """Weigh each word by in how few of the sentences it stands; copies of a sentence count once."""
    contexts = {each.words for each in said}
    counts = Counter(word for words in contexts for word in words)
    return {word: log(1 + len(contexts) / count) for word, count in counts.items()}


def _place(said: _Said, groups: list[_Group], weights: Mapping[str, float]) -> None:
    """Put a saying beside those that measure the same; else it begins a measure of its own."""
    likely = [(_likeness(said, group, weights), group) for group in groups if group.unit == said.figure.unit]
    likeness, best = max(likely, key=lambda found: found[0], default=(0.0, None))
    if best is None or likeness < ALIKE:
        best = _Group(said.figure.unit)
        groups.append(best)
    best.said.append(said)


def _likeness(said: _Said, group: _Group, weights: Mapping[str, float]) -> float:
    if any(_excludes(said, other) for other in group.said):
        return 0.0
    return max(_alike(said, other, weights) for other in group.said)


def _excludes(one: _Said, other: _Said) -> bool:
    """Whether both stand in one sentence, or side by side in one article, and say different figures."""
    differ = one.figure.says[:4] != other.figure.says[:4]
    same_time = one.article == other.article and (other.until is None or one.since < other.until)
    return differ and same_time


def _alike(one: _Said, other: _Said, weights: Mapping[str, float]) -> float:
    if one.figure.says[:4] == other.figure.says[:4] and _is_telling(one.figure):
        return 1.0
    shared = sum(weights[word] for word in one.words & other.words)
    least = min(sum(weights[word] for word in words) for words in (one.words, other.words))
    return shared / least if least else 0.0


def _is_telling(figure: Figure) -> bool:
    """Whether a value is so large, or has so many digits, that two who say it speak of the same thing."""
    if not isinstance(figure.value, Decimal):
        return False
    digits = len(figure.value.normalize().as_tuple().digits)
    return figure.value >= LARGE or digits >= TELLING


def _measure(group: _Group) -> Measure:
    by_value: dict[tuple[object, ...], list[_Said]] = {}
    for said in group.said:
        by_value.setdefault(said.figure.says[:4], []).append(said)
    return Measure(unit=group.unit, figures=tuple(map(_said_figure, by_value.values())))


def _said_figure(said: Sequence[_Said]) -> SaidFigure:
    """Gather who says a figure: of an article the first of its sentences that does, and until the last one goes."""
    by_article: dict[int, list[_Said]] = {}
    for each in said:
        by_article.setdefault(each.article, []).append(each)
    return SaidFigure(figure=said[0].figure, sayings=tuple(map(_saying, by_article.values())))


def _saying(said: Sequence[_Said]) -> Saying:
    first = said[0]
    ends = [each.until for each in said if each.until is not None]
    until = max(ends) if len(ends) == len(said) else None
    return Saying(
        article=first.article, text=first.figure.text, sentence=first.sentence, since=first.since, until=until
    )
