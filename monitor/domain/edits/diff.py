"""Which sentences gave way to which, and which words inside of them."""

import re
from bisect import bisect_left
from collections import defaultdict, deque
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby, pairwise

from rapidfuzz.distance import Indel

from monitor.domain.changes import Op, SentenceChange
from monitor.domain.texts.stems import stems
from monitor.domain.texts.text import key

ALIKE = 0.5  # of two sentences, that one is called the other's new wording
ALONE = 0.3  # enough where one sentence alone stands in another's place
_ELSEWHERE = 0.8  # and this much where it stands elsewhere in the text
_JOINED = 0.85  # of two sentences and of one, that the two are the one, split
_SAYING, _RETOLD = 4, 0.65  # words of a sentence that say something, and the share of them that another says as well
_HELD = 0.75  # of what the shorter of two sentences says, that the longer one is its other wording
_AHEAD = 12  # sentences of one gap that are weighed against each other
_MANY_SENTENCES = 2_000  # that differ, or …
_MANY_LETTERS = 200_000  # … of them: beyond it a text was replaced rather than edited, and pairing them takes long
_FAR = 40  # sentences that are looked for elsewhere
_READ = 2_000  # letters of a sentence that are weighed
GIANT = 2_000  # letters of a sentence that are read for what it says
_MANY = 4_000_000  # cells in a table of words; beyond it all between the equal ends is one replacement
_LONG_WORD = 100  # letters of a word that is told by its letters
_WIDE = re.compile(r"[가-힣぀-ヿ㐀-鿿]")
_TOKEN = re.compile(r"[぀-ヿ㐀-鿿]\s*|[^\s぀-ヿ㐀-鿿]+\s*|\s+")

_Pair = tuple[int, int]


class Part(StrEnum):
    """What became of a piece of a sentence."""

    EQUAL = "equal"
    INSERT = "insert"
    DELETE = "delete"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words that stayed, came or went."""

    op: Part
    text: str


def align(before: Sequence[str], after: Sequence[str]) -> tuple[SentenceChange, ...]:
    """List the sentences that differ, in the order of the text after; what is equal under the key is left out."""
    start = _shared(before, after)
    end = _shared(before[start:][::-1], after[start:][::-1])
    return _aligned(before[start : len(before) - end], after[start : len(after) - end])


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    """Count the sentences or words with which both begin, to the letter: they need no closer look."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _aligned(before: Sequence[str], after: Sequence[str]) -> tuple[SentenceChange, ...]:
    old, new = [key(sentence) for sentence in before], [key(sentence) for sentence in after]
    same = _same(old, new)
    kept = _rising(same)
    left = [*_left(old, {a for a, _ in same}), *_left(new, {b for _, b in same})]
    replaced = [] if is_too_much(left) else _replaced(old, new, same, kept)
    gone = set(range(len(old))) - {a for a, _ in (*same, *replaced)}
    come = set(range(len(new))) - {b for _, b in (*same, *replaced)}
    changes = [
        *((b, SentenceChange(op=Op.MOVE, before=before[a], after=after[b])) for a, b in set(same) - set(kept)),
        *((b, SentenceChange(op=Op.REPLACE, before=before[a], after=after[b])) for a, b in replaced),
        *((b, SentenceChange(op=Op.INSERT, after=after[b])) for b in come),
        *((_place(a, kept), SentenceChange(op=Op.DELETE, before=before[a])) for a in sorted(gone)),
    ]
    return _joined([change for _, change in sorted(changes, key=lambda placed: placed[0])])


def is_too_much(sentences: Sequence[str]) -> bool:
    """Whether so many sentences differ that none is paired with another: each of them came or went as a whole."""
    return len(sentences) > _MANY_SENTENCES or sum(min(len(each), GIANT) for each in sentences) > _MANY_LETTERS


def words(before: str, after: str) -> tuple[Piece, ...]:
    """Say which words of a sentence stayed, came and went; a single word without a digit is told by its letters.

    >>> [(piece.op.value, piece.text) for piece in words("값은 3,200억 달러다", "값은 3,700억 달러다")]
    [('equal', '값은 '), ('delete', '3,200억 '), ('insert', '3,700억 '), ('equal', '달러다')]
    """
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    start = _shared(old, new)
    end = _shared(old[start:][::-1], new[start:][::-1])
    runs = (
        (True, old[:start], new[:start]),
        *_runs(old[start : len(old) - end], new[start : len(new) - end]),
        (True, old[len(old) - end :], new[len(new) - end :]),
    )
    pieces = [piece for stayed, gone, come in runs for piece in _pieces(stayed, gone, come)]
    return tuple(Piece(op, "".join(piece.text for piece in run)) for op, run in groupby(pieces, lambda piece: piece.op))


def likeness(one: str, other: str) -> float:
    """Return how much two sentences are alike, from 0 to 1: by letters, or by words where letters are few."""
    a, b = one[:_READ], other[:_READ]
    letters: float = Indel.normalized_similarity(a, b)
    if _WIDE.search(a) or _WIDE.search(b):
        return letters
    # Any two English sentences share half of their letters: words must speak for them.
    shared: float = Indel.normalized_similarity(a.split(), b.split())
    return max(min(1.0, shared + 0.1), letters if letters > _ELSEWHERE else 0.0)


def _same(old: Sequence[str], new: Sequence[str]) -> list[_Pair]:
    """Pair equal sentences, the first with the first."""
    places: defaultdict[str, deque[int]] = defaultdict(deque)
    for a, sentence in enumerate(old):
        places[sentence].append(a)
    return [(places[sentence].popleft(), b) for b, sentence in enumerate(new) if places[sentence]]


def _rising(pairs: Sequence[_Pair]) -> list[_Pair]:
    """Keep the most pairs that stand in the same order on both sides; the others moved."""
    ends: list[int] = []  # the least place at which a run of each length ends …
    last: list[int] = []  # … and the pair that ends it
    before: list[int] = []
    for number, (a, _) in enumerate(pairs):
        at = bisect_left(ends, a)
        before.append(last[at - 1] if at else -1)
        ends[at : at + 1] = [a]
        last[at : at + 1] = [number]
    kept = []
    number = last[-1] if last else -1
    while number >= 0:
        kept.append(pairs[number])
        number = before[number]
    return kept[::-1]


def _left(sentences: Sequence[str], taken: Container[int]) -> Iterator[str]:
    return (sentence for at, sentence in enumerate(sentences) if at not in taken)


def _replaced(old: Sequence[str], new: Sequence[str], same: Sequence[_Pair], kept: Sequence[_Pair]) -> list[_Pair]:
    """Pair sentences that were reworded: first those in one place, then those found elsewhere."""
    taken_old, taken_new = {a for a, _ in same}, {b for _, b in same}
    found: list[_Pair] = []
    for (a1, b1), (a2, b2) in pairwise([(-1, -1), *kept, (len(old), len(new))]):
        if a2 - a1 == 1 or b2 - b1 == 1:
            continue
        gone = [a for a in range(a1 + 1, a2) if a not in taken_old]
        come = [b for b in range(b1 + 1, b2) if b not in taken_new]
        enough = ALONE if len(gone) == len(come) == 1 else ALIKE
        closest = _closest(_neighbours(gone, come), old, new, enough)
        if not closest and len(gone) == len(come) == 1 and _say_the_same(old[gone[0]], new[come[0]]):
            closest = [(gone[0], come[0])]
        found += closest
    taken_old.update(a for a, _ in found)
    taken_new.update(b for _, b in found)
    left_old = [a for a in range(len(old)) if a not in taken_old][:_FAR]
    left_new = [b for b in range(len(new)) if b not in taken_new][:_FAR]
    return found + _closest([(a, b) for a in left_old for b in left_new], old, new, _ELSEWHERE)


def _say_the_same(one: str, other: str) -> bool:
    """Whether nearly all that the shorter of two sentences says stands in the longer one, in whatever order."""
    a, b = stems(one[:_READ]), stems(other[:_READ])
    least = min(len(a), len(b))
    return least > 1 and len(a & b) >= _HELD * least


def _neighbours(gone: Sequence[int], come: Sequence[int]) -> Iterator[_Pair]:
    """Give the pairs in one gap that are worth weighing: those not too far from each other."""
    for i, a in enumerate(gone):
        middle = i * len(come) // max(1, len(gone))
        yield from ((a, b) for b in come[max(0, middle - _AHEAD) : middle + _AHEAD + 1])


def _closest(
    pairs: Iterator[_Pair] | Sequence[_Pair], old: Sequence[str], new: Sequence[str], enough: float
) -> list[_Pair]:
    """Choose pairs, the most alike first, each sentence once."""
    weighed = [(-share, abs(a - b), a, b) for a, b in pairs if (share := likeness(old[a], new[b])) >= enough]
    chosen: dict[int, int] = {}
    used: set[int] = set()
    for _, _, a, b in sorted(weighed):
        if a not in chosen and b not in used:
            chosen[a] = b
            used.add(b)
    return list(chosen.items())


def _joined(changes: Sequence[SentenceChange]) -> tuple[SentenceChange, ...]:
    """Tell a sentence that was split in two, or two that became one, as one replacement."""
    told: list[SentenceChange] = []
    for change in changes:
        joint = _joint(told[-1], change) if told else None
        told[-1:] = [joint] if joint else [*told[-1:], change]
    return tuple(told)


def _joint(one: SentenceChange, other: SentenceChange) -> SentenceChange | None:
    """Join two changes where that leaves less of a difference; none where they have nothing to do with each other."""
    ops = {one.op, other.op}
    if Op.REPLACE not in ops or not ops & {Op.INSERT, Op.DELETE}:
        return None
    replaced = one if one.op is Op.REPLACE else other
    before, after = (" ".join(filter(None, sides)) for sides in ((one.before, other.before), (one.after, other.after)))
    together, apart = _likeness(before, after), _likeness(replaced.before, replaced.after)
    lone = other if replaced is one else one
    is_joint = together > max(apart, _JOINED) or _is_retold(lone, replaced)
    return SentenceChange(op=Op.REPLACE, before=before, after=after) if is_joint else None


def _is_retold(lone: SentenceChange, replaced: SentenceChange) -> bool:
    """Whether what a sentence said that came or went stands in its neighbour's other wording."""
    said = stems((lone.before or lone.after)[:_READ])
    other, own = (replaced.after, replaced.before) if lone.before else (replaced.before, replaced.after)
    more = said - stems(own[:_READ])
    return len(more) >= _SAYING and len(said & stems(other[:_READ])) >= _RETOLD * len(said)


def _likeness(one: str, other: str) -> float:
    return likeness(key(one[:_READ]), key(other[:_READ]))


def _place(a: int, kept: Sequence[_Pair]) -> float:
    """Give a sentence that is gone its place in the text after: behind the last one before it that stayed."""
    at = bisect_left(kept, (a, -1))
    return kept[at - 1][1] + 0.5 if at else -0.5


def _runs(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[bool, Sequence[str], Sequence[str]]]:
    """Give runs of what stayed and of what gave way to what, with the fewest words changed."""
    if len(old) * len(new) > _MANY:
        yield False, old, new
        return
    a, b = [key(word) for word in old], [key(word) for word in new]
    for stayed, steps in groupby(Indel.opcodes(a, b), lambda step: step.tag == "equal"):
        run = list(steps)
        yield stayed, old[run[0].src_start : run[-1].src_end], new[run[0].dest_start : run[-1].dest_end]


def _pieces(stayed: bool, gone: Sequence[str], come: Sequence[str]) -> Iterator[Piece]:
    before, after = "".join(gone), "".join(come)
    if not stayed and len(gone) == len(come) == 1 and _is_respelled(before, after):
        for same, less, more in _runs(before, after):
            yield from _run(same, "".join(less), "".join(more))
    else:
        yield from _run(stayed, before, after)


def _is_respelled(before: str, after: str) -> bool:
    """Whether one word is best told by its letters: those of one place. A figure is one thing, and told whole."""
    if max(len(before), len(after)) > _LONG_WORD or any(letter.isdigit() for letter in before + after):
        return False
    places = sum(not stayed for stayed, _, _ in _runs(before, after))
    return places == 1 and Indel.normalized_similarity(before, after) >= ALIKE


def _run(stayed: bool, before: str, after: str) -> Iterator[Piece]:
    if stayed:
        yield from [Piece(Part.EQUAL, after)] if after else []
        return
    yield from (Piece(op, text) for op, text in ((Part.DELETE, before), (Part.INSERT, after)) if text)
