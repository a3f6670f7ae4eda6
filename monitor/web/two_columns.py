"""Two wordings side by side: which lines stand beside each other, and what in them is marked."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise

from rapidfuzz.distance import Indel

from monitor.deliver.safe import plain
from monitor.domain.articles import Article
from monitor.domain.changes import Op, SentenceChange
from monitor.domain.edits.diff import Part, Piece, align, likeness, words
from monitor.domain.edits.differences import sentences_of
from monitor.domain.edits.stretches import Stretch, in_place
from monitor.domain.texts.sentences import split

REWRITTEN = 0.4  # of the letters alike, below which a sentence went and another one came
LONGEST = 4_000  # characters of a sentence that are marked word by word
_WORD = re.compile(r"\S+")


class Mark(IntEnum):
    """How a run of letters is marked."""

    NONE = 0
    WORD = 1  # its word changed
    LETTERS = 2  # and just these letters of it


@dataclass(frozen=True, slots=True)
class Run:
    """Letters that are marked alike."""

    text: str
    mark: Mark = Mark.NONE


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A sentence before and after; the side that does not exist is empty. ``moved_from`` is the paragraph it left."""

    op: Op | None
    before: tuple[Run, ...] = ()
    after: tuple[Run, ...] = ()
    moved_from: int | None = None


@dataclass(frozen=True, slots=True)
class Fold:
    """Sentences that stayed and need not be read."""

    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of an article: ``headline``, ``text``, ``captions`` or ``authors``."""

    name: str
    rows: tuple[Line | Fold, ...]


def side_by_side(before: Article, after: Article) -> tuple[Section, ...]:
    """Lay out two wordings of an article as a reader sees them, part by part; a part that stayed is left out."""
    parts = (
        ("headline", (before.title,), (after.title,)),
        ("text", sentences_of(before), sentences_of(after)),
        ("captions", before.captions, after.captions),
        ("authors", before.authors, after.authors),
    )
    seen = ((name, tuple(map(plain, old)), tuple(map(plain, new))) for name, old, new in parts)
    found = ((name, tuple(_rows(old, new, before))) for name, old, new in seen if old != new)
    return tuple(Section(name=name, rows=rows) for name, rows in found if any(isinstance(row, Line) for row in rows))


def _rows(old: Sequence[str], new: Sequence[str], before: Article) -> Iterator[Line | Fold]:
    parts = list(in_place(old, new, align(old, new)))
    for at, part in enumerate(parts):
        if isinstance(part, Stretch):
            yield from _stretch(part.sentences, first=at == 0, last=at == len(parts) - 1)
        else:
            yield from _changed(part, before)


def _stretch(sentences: Sequence[str], *, first: bool, last: bool) -> Iterator[Line | Fold]:
    """Show of what stayed a line next to each change, and fold the rest."""
    lines = [Line(op=None, before=(Run(each),), after=(Run(each),)) for each in sentences]
    head = 0 if first else 1
    tail = len(lines) if last else max(head, len(lines) - 1)
    yield from lines[:head]
    if tail - head > 1:
        yield Fold(tuple(lines[head:tail]))
    else:
        yield from lines[head:tail]
    yield from lines[tail:]


def _changed(change: SentenceChange, before: Article) -> Iterator[Line]:
    if change.op is Op.MOVE:
        yield Line(op=Op.MOVE, after=(Run(change.after),), moved_from=_paragraph(before, change.before))
    elif change.op is Op.REPLACE and likeness(change.before, change.after) >= REWRITTEN:
        old, new = marked(change.before, change.after)
        yield Line(op=Op.REPLACE, before=old, after=new)
    else:
        if change.before:
            yield Line(op=Op.DELETE, before=(Run(change.before, Mark.WORD),))
        if change.after:
            yield Line(op=Op.INSERT, after=(Run(change.after, Mark.WORD),))


def _paragraph(article: Article, sentence: str) -> int | None:
    """Return the number of the paragraph in which a sentence stood, from 1."""
    found = (number for number, text in enumerate(article.body, start=1) if sentence in split([text]))
    return next(found, None)


def marked(before: str, after: str) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """Mark in both wordings of a sentence the words that changed, and in those the letters that did.

    >>> _, new = marked("값은 3,200억 달러다", "값은 3,700억 달러다")
    >>> [(run.text, run.mark.name) for run in new]
    [('값은 ', 'NONE'), ('3,', 'WORD'), ('7', 'LETTERS'), ('00억', 'WORD'), (' 달러다', 'NONE')]
    """
    if max(len(before), len(after)) > LONGEST:
        return (Run(before, Mark.WORD),), (Run(after, Mark.WORD),)
    pieces = words(before, after)
    old, new = _marks(pieces, Part.DELETE), _marks(pieces, Part.INSERT)
    return _runs(_text(pieces, Part.DELETE), old), _runs(_text(pieces, Part.INSERT), new)


def _text(pieces: Sequence[Piece], own: Part) -> str:
    return "".join(piece.text for piece in pieces if piece.op in (Part.EQUAL, own))


def _marks(pieces: Sequence[Piece], own: Part) -> list[Mark]:
    """Give each letter of one side its mark; a word is marked from its beginning to its end."""
    marks: list[Mark] = []
    for piece, other in _with_other(pieces, own):
        marks += [Mark.NONE] * len(piece.text) if piece.op is Part.EQUAL else _letters(piece.text, other)
    text = _text(pieces, own)
    for word in _WORD.finditer(text):
        marks[word.start() : word.end()] = _whole(marks[word.start() : word.end()])
    return marks


def _whole(word: Sequence[Mark]) -> Sequence[Mark]:
    """Mark a word of which something changed from beginning to end, and what changed where not all of it did."""
    if all(word) or not any(word):
        return word
    return [Mark.LETTERS if mark else Mark.WORD for mark in word]


def _with_other(pieces: Sequence[Piece], own: Part) -> Iterator[tuple[Piece, str]]:
    """Give the pieces of one side, each with the words of the other side that it gave way to or replaced."""
    around = (Piece(Part.EQUAL, ""), *pieces, Piece(Part.EQUAL, ""))
    for (before, piece), (_, after) in pairwise(pairwise(around)):
        other = next((each.text for each in (before, after) if each.op not in (Part.EQUAL, own)), "")
        if piece.op in (Part.EQUAL, own):
            yield piece, other


def _letters(text: str, other: str) -> list[Mark]:
    """Mark the letters of a run of words that the other side does not have; where little is shared, the words alone."""
    bare = len(text.rstrip())
    if not other or Indel.normalized_similarity(text, other) < REWRITTEN:
        return [Mark.WORD] * bare + [Mark.NONE] * (len(text) - bare)
    marks = [Mark.WORD] * len(text)
    for step in Indel.opcodes(text, other):
        if step.tag != "equal":
            marks[step.src_start : step.src_end] = [Mark.LETTERS] * (step.src_end - step.src_start)
    return marks[:bare] + [Mark.NONE] * (len(text) - bare)


def _runs(text: str, marks: Sequence[Mark]) -> tuple[Run, ...]:
    runs: list[Run] = []
    for letter, mark in zip(text, marks, strict=True):
        if runs and runs[-1].mark is mark:
            runs[-1] = Run(runs[-1].text + letter, mark)
        else:
            runs.append(Run(letter, mark))
    return tuple(runs)
