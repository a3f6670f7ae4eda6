"""What a message quotes of an edit: the changed sentences, marked, and no more than may be quoted."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from monitor.deliver.safe import inert
from monitor.domain.changes import Change, Op, SentenceChange
from monitor.domain.edits.diff import Part, Piece, words
from monitor.domain.texts.cutting import cut

QUOTED = 200  # characters of either side of one change: facts are free, texts are not (docs/decisions/0007-telling.md)
LONGEST = 1_500  # characters of a sentence that are compared; what is longer is none
SHORTEST = 24  # characters; less than this of a sentence says nothing
CONTEXTS = (80, 50, 30, 15, 6)  # characters left standing on each side of a mark, from roomy to tight

_QUOTATION_MARK = re.compile(r"[“”„\"「」『』‹›]|(?<!\w)[‘’'‚]|[‘’'](?!\w)")
# What opens a quotation, by what closes it.
_OPENING = {"”": "“„", "“": "„", '"': '"', "」": "「", "』": "『", "›": "‹", "’": "‘‚", "'": "'", "‘": "‚"}
_CLOSING_ONLY = "”」』›’"


@dataclass(frozen=True, slots=True)
class Fragment:
    """A part of a quoted sentence; ``changed`` when the other side does not have it."""

    text: str
    changed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotedSentence:
    """One changed sentence, made inert; the side that does not exist is empty."""

    op: Op
    before: tuple[Fragment, ...] = ()
    after: tuple[Fragment, ...] = ()


def quotes(change: Change, limit: int = QUOTED) -> tuple[tuple[QuotedSentence, ...], int]:
    """Return the sentences to show, within ``limit`` characters on either side, and how many are left out."""
    shown: list[QuotedSentence] = []
    room = limit
    for sentence in change.sentences:
        if room < SHORTEST:
            break
        quote = _quote(sentence, room)
        shown.append(quote)
        room -= max(_length(quote.before), _length(quote.after))
    return tuple(shown), len(change.sentences) - len(shown)


def marked(fragments: Iterable[Fragment]) -> str:
    """Write a quoted sentence with its changed parts in marks that need no colour.

    >>> marked([Fragment("up by "), Fragment("4 %", changed=True), Fragment(".")])
    'up by «4 %».'
    """
    return "".join(f"«{part.text}»" if part.changed else part.text for part in fragments)


def _quote(sentence: SentenceChange, limit: int) -> QuotedSentence:
    before, after = inert(sentence.before[:LONGEST]), inert(sentence.after[:LONGEST])
    if sentence.op is not Op.REPLACE:
        text = cut(after or before, limit)
        whole = (Fragment(text),) if text else ()
        return QuotedSentence(op=sentence.op, before=whole if before else (), after=whole if after else ())
    old, new = _compared(before, after)
    return QuotedSentence(op=sentence.op, before=_fitted(old, limit), after=_fitted(new, limit))


def _compared(before: str, after: str) -> tuple[tuple[Fragment, ...], tuple[Fragment, ...]]:
    pieces = words(before, after)
    return _side(pieces, Part.DELETE), _side(pieces, Part.INSERT)


def _side(pieces: Sequence[Piece], own: Part) -> tuple[Fragment, ...]:
    """Return one side of a compared sentence: what stayed, and what only it has; blanks stay outside the marks."""
    sides = _merged(part for piece in pieces if piece.op in (Part.EQUAL, own) for part in _parts(piece))
    return _merged(part for side in sides for part in _without_half_quotations(side))


def _without_half_quotations(part: Fragment) -> Iterator[Fragment]:
    """Leave a quotation mark whose partner stands elsewhere outside: ``“«3 %» more”``, never ``«“3 %» more”``."""
    start = 0
    for at in _unpaired(part.text) if part.changed else ():
        yield Fragment(part.text[start:at], changed=True)
        yield Fragment(part.text[at])
        start = at + 1
    yield Fragment(part.text[start:], part.changed)


def _unpaired(text: str) -> list[int]:
    """Return where quotation marks stand that have no partner in a text; an apostrophe within a word is none."""
    opened: list[int] = []
    single: list[int] = []
    for found in _QUOTATION_MARK.finditer(text):
        sign = found[0]
        if opened and text[opened[-1]] in _OPENING.get(sign, ""):
            opened.pop()
        elif sign in _CLOSING_ONLY:
            single.append(found.start())
        else:
            opened.append(found.start())
    return sorted(single + opened)


def _parts(piece: Piece) -> tuple[Fragment, Fragment]:
    bare = piece.text.rstrip()
    return Fragment(bare, piece.op is not Part.EQUAL), Fragment(piece.text[len(bare) :])


def _merged(fragments: Iterable[Fragment]) -> tuple[Fragment, ...]:
    merged: list[Fragment] = []
    for part in fragments:
        if merged and merged[-1].changed == part.changed:
            merged[-1] = Fragment(merged[-1].text + part.text, part.changed)
        elif part.text:
            merged.append(part)
    return tuple(merged)


def _fitted(fragments: tuple[Fragment, ...], limit: int) -> tuple[Fragment, ...]:
    """Shorten what stands between the marks first, and the marked words only when that is not enough."""
    if _length(fragments) <= limit:
        return fragments
    for context in CONTEXTS:
        tight = _around_marks(fragments, context)
        if _length(tight) <= limit:
            return tight
    return _opening(tight, limit)


def _around_marks(fragments: Sequence[Fragment], context: int) -> tuple[Fragment, ...]:
    last = len(fragments) - 1
    return tuple(
        part if part.changed else Fragment(_shortened(part.text, 0 if i == 0 else context, 0 if i == last else context))
        for i, part in enumerate(fragments)
    )


def _shortened(text: str, head: int, tail: int) -> str:
    if len(text) <= head + tail + 3:
        return text
    return f"{text[:head]} … {text[len(text) - tail :] if tail else ''}"


def _opening(fragments: Iterable[Fragment], limit: int) -> tuple[Fragment, ...]:
    opening: list[Fragment] = []
    for part in fragments:
        room = limit - _length(opening)
        if room <= 0:
            break
        opening.append(Fragment(cut(part.text, room), part.changed))
    return tuple(opening)


def _length(fragments: Iterable[Fragment]) -> int:
    return sum(len(part.text) for part in fragments)
