"""How far a correction has spread: which tellings of a story still carry the figure that was corrected."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import Indel

from monitor.domain.changes import Change, FigureChange
from monitor.domain.numbers.figures import read_figures
from monitor.domain.texts.text import key

ALIKE = 0.5  # how like the corrected sentence one must be whose equal figure speaks of the same thing

Says = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Correction:
    """A figure that gave way to another, and the sentence that held it."""

    before: str
    after: str
    sentence: str


def corrections(change: Change) -> tuple[Correction, ...]:
    """Return which figures of which sentences a change put right."""
    replaced = [figure for figure in change.figures if figure.before and figure.after]
    return tuple(
        Correction(figure.before, figure.after, sentence)
        for figure in replaced
        for sentence in _holding(change, figure)
    )


def carried(correction: Correction, sentences: Sequence[str]) -> str:
    """Return the sentence that still carries the old figure; empty when none does."""
    old, new = _said(correction.before), _said(correction.after)
    for sentence in sentences:
        said = _said(sentence)
        if old <= said and not new <= said and _likeness(correction.sentence, sentence) >= ALIKE:
            return sentence
    return ""


def _holding(change: Change, figure: FigureChange) -> Iterator[str]:
    """Yield the one sentence, or else the headline, that held a figure."""
    before = [sentence.before for sentence in change.sentences] + ([change.title.before] if change.title else [])
    yield from [sentence for sentence in before if figure.before in sentence][:1]


@lru_cache(maxsize=1024)
def _said(text: str) -> frozenset[Says]:
    """Return what the figures of a text say, whatever their bounds: about 40 and 40 are one figure here."""
    return frozenset(figure.says[:4] for figure in read_figures(text))


def _likeness(one: str, other: str) -> float:
    return Indel.normalized_similarity(key(one), key(other))
