"""Whether many articles of an outlet changed alike: then it was the layout that changed, not the news."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from math import exp
from typing import Self

from monitor.domain.changes import Change, Kind, Op, SentenceChange, Severity
from monitor.domain.edits.diff import Part, words
from monitor.domain.edits.differences import focused
from monitor.domain.texts.text import key

FEWEST = 5  # articles that changed alike
SHARE = 1 / 3  # of the articles looked at
BELIEF = 0.001  # a wave that plain chance brings less often than this is not plausible
# Before an outlet has a history: 15 % of articles change within a day (GDELT, over 88 million addresses),
# taken as if each look came a day after the one before.
PRIOR_EDITS, PRIOR_LOOKS = 7.5, 50
LOSES, MISFITS = "only loses text", "is read by a profile that no longer fits"

# A layout may reach one article after the other, and no article of three days is looked at more seldom.
LATELY = timedelta(hours=6)
_SENTENCE = 12  # characters of a sentence that does not stand in several articles by chance

_QUOTED = 160  # characters of a sentence in a reason
_ELSEWHERE = (Kind.CAPTION, Kind.BYLINE, Kind.LABEL)  # kinds whose words stand in no sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Ripple:
    """An edit as part of what may be a wave: the words that came or went, and what its shape speaks of.

    ``sentences`` are those of its ``pieces`` that came or went as a whole.
    """

    article: int
    source: str
    pieces: frozenset[str]
    sentences: frozenset[str] = frozenset()
    shapes: frozenset[str] = frozenset()

    @classmethod
    def of(cls, article: int, source: str, change: Change, *, misfit: bool = False) -> Self:
        """Return what an edit has in common with others, if it has."""
        shapes = {LOSES} if _loses(change) else set()
        shapes |= {MISFITS} if misfit else set()
        return cls(
            article=article,
            source=source,
            pieces=frozenset(_pieces(change)),
            sentences=frozenset(_sentences(change)),
            shapes=frozenset(shapes),
        )

    def is_like(self, other: "Ripple") -> bool:
        """Whether two edits have words in common, or their shape."""
        return not (self.pieces.isdisjoint(other.pieces) and self.shapes.isdisjoint(other.shapes))


@dataclass(frozen=True, slots=True, kw_only=True)
class Wave:
    """What many articles have in common that changed at once: words, or the shape of the change."""

    pieces: tuple[str, ...] = ()
    shapes: tuple[str, ...] = ()
    articles: int = 0
    reason: str = ""

    def holds(self, ripple: Ripple) -> bool:
        """Whether an edit is nothing but part of the wave; one that has words of its own is news."""
        return not ripple.shapes.isdisjoint(self.shapes) or (bool(ripple.pieces) and ripple.pieces <= {*self.pieces})


@dataclass(frozen=True, slots=True, kw_only=True)
class EditHistory:
    """How often looks at an outlet's articles found an edit before."""

    looks: int = 0
    edits: int = 0

    @property
    def rate(self) -> float:
        """The share of looks that find an edit."""
        return (self.edits + PRIOR_EDITS) / (self.looks + PRIOR_LOOKS)


def wave(
    ripples: Sequence[Ripple], looked: Mapping[str, int], history: EditHistory, before: Sequence[Ripple] = ()
) -> Wave | None:
    """Say whether the edits of one run are a wave, and of what.

    They are when at least five articles, and a third of those looked at in their sources (``looked``),
    changed *alike*: by the same words, by losing text and nothing else, or as read by a profile that
    no longer fits; and when the outlet's own rate of edits would bring so many less than once in a
    thousand runs. A whole sentence that came to several articles, or left them, needs no third of those
    looked at: it is as telling within hours, and those of ``before`` count that are told already.
    Many edits of different words are news, however many they are.
    """
    pieces = dict.fromkeys(piece for piece, having in common(ripples).items() if _is_many(having, looked, history))
    pieces |= dict.fromkeys(said for said, having in _said_alike([*ripples, *before]) if _is_many(having, {}, history))
    shapes = tuple(shape for shape in (LOSES, MISFITS) if _is_many(_shaped(ripples, shape), looked, history))
    found = Wave(pieces=tuple(pieces), shapes=shapes)
    inside = list({ripple.article: ripple for ripple in (*before, *ripples) if found.holds(ripple)}.values())
    if len(inside) < FEWEST:
        return None
    reason = f"{_share(inside, looked)} changed alike: {_said(inside, found)}"
    return Wave(pieces=found.pieces, shapes=shapes, articles=len(inside), reason=reason)


def _share(inside: Sequence[Ripple], looked: Mapping[str, int]) -> str:
    total = sum(looked.get(source, 0) for source in {ripple.source for ripple in inside})
    return f"{len(inside)} of {total} articles looked at" if total >= len(inside) else f"{len(inside)} articles"


def common(ripples: Sequence[Ripple]) -> dict[str, list[Ripple]]:
    """Return the words that more than one edit has, and those edits."""
    having: dict[str, list[Ripple]] = defaultdict(list)
    for ripple in ripples:
        for piece in ripple.pieces:
            having[piece].append(ripple)
    return {piece: alike for piece, alike in having.items() if len(alike) > 1}


def could_begin(change: Change) -> bool:
    """Whether an edit could be the first of a wave: it admits nothing, and no weighty words gave way to others."""
    if Kind.CORRECTION in change.kinds:
        return False
    ops = {sentence.op for sentence in change.sentences}
    return change.severity < Severity.HIGH or ops in ({Op.INSERT}, {Op.DELETE})


def chance(expected: float, found: int) -> float:
    """Return how likely so many or more are where so many are expected (Poisson).

    >>> chance(4.5, 30) < 0.001 < chance(4.5, 7)
    True
    """
    term = fewer = exp(-expected)
    for number in range(1, found):
        term *= expected / number
        fewer += term
    return max(0.0, 1 - fewer) if found else 1.0


def _said_alike(ripples: Sequence[Ripple]) -> Iterator[tuple[str, list[Ripple]]]:
    """Return the whole sentences that more than one edit has and that are long enough not to be chance, and those."""
    for piece, having in common(ripples).items():
        if len(piece) >= _SENTENCE:
            yield piece, [ripple for ripple in having if piece in ripple.sentences]


def _is_many(ripples: Sequence[Ripple], looked: Mapping[str, int], history: EditHistory) -> bool:
    many = len({ripple.article for ripple in ripples})
    total = max(many, sum(looked.get(source, 0) for source in {ripple.source for ripple in ripples}))
    if many < FEWEST or many < SHARE * total:
        return False
    return chance(history.rate * total, many) < BELIEF


def _shaped(ripples: Sequence[Ripple], shape: str) -> Sequence[Ripple]:
    return [ripple for ripple in ripples if shape in ripple.shapes]


def _said(inside: Sequence[Ripple], found: Wave) -> str:
    if not found.pieces:
        return f"each {found.shapes[0]}"
    counts = Counter(piece for ripple in inside for piece in ripple.pieces.intersection(found.pieces))
    return f"“{max(counts, key=lambda piece: (counts[piece], len(piece)))[:_QUOTED]}”"


def _loses(change: Change) -> bool:
    return change.title is None and {sentence.op for sentence in change.sentences} == {Op.DELETE}


def _sentences(change: Change) -> Iterator[str]:
    return (
        key(sentence.after or sentence.before) for sentence in change.sentences if sentence.op in (Op.INSERT, Op.DELETE)
    )


def _pieces(change: Change) -> Iterator[str]:
    for sentence in change.sentences:
        yield from _of_sentence(sentence)
    if change.title is not None:
        yield from _replaced(change.title.before, change.title.after)
    yield from (f"{kind}: {change.evidence[kind]}" for kind in _ELSEWHERE if kind in change.evidence)


def _of_sentence(sentence: SentenceChange) -> Iterator[str]:
    match sentence.op:
        case Op.INSERT:
            yield key(sentence.after)
        case Op.DELETE:
            yield key(sentence.before)
        case Op.REPLACE:
            yield from _replaced(sentence.before, sentence.after)
        case Op.MOVE:
            yield f"moved: {key(sentence.after)}"


def _replaced(before: str, after: str) -> Iterator[str]:
    return (key(piece.text) for piece in words(*focused(before, after)) if piece.op is not Part.EQUAL)
