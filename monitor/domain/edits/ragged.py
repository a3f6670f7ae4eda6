"""Texts that break off: feeds end after so many letters, in the middle of a word."""

import re
from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz.distance import Indel

from monitor.domain.changes import Op, SentenceChange
from monitor.domain.edits.diff import GIANT
from monitor.domain.texts.text import key

_ENDED = re.compile(r"[.!?。！？][\"'”’)\]」』]*$")
_ELLIPSIS = re.compile(r"[\s.·…]*(?:\.\.|…|···|··)[\s.·…]*$")
_TAIL = 60  # letters in which an end is looked for
_LAST = 12  # sentences among which the torn one of the other text is looked for
_A_WORD = 12  # letters of it
_SHORTEST = 80  # letters; no feed cuts a text shorter
_ONE_LIMIT = 0.2  # texts that are cut at one limit differ by less in their lengths


def without_ragged_end(
    changes: tuple[SentenceChange, ...], before: tuple[str, ...], after: tuple[str, ...]
) -> tuple[SentenceChange, ...]:
    """Leave out what only the place of a cut changed: feeds end after so many letters, in the middle of a word.

    A cut that moved alone is no edit at all.
    """
    if not _cut_alike(before, after):
        return changes
    torn = not _ended(before[-1]), not _ended(after[-1])
    rest = tuple(change for change in changes if not _is_end(change, before, after, torn))
    return tuple(_without_tail(change) if _is_last(change, before, after) else change for change in rest)


def _is_last(change: SentenceChange, before: Sequence[str], after: Sequence[str]) -> bool:
    return change.op is Op.REPLACE and (change.before, change.after) == (before[-1], after[-1])


def _without_tail(change: SentenceChange) -> SentenceChange:
    """Leave out the words by which one of two torn sentences goes on further than the other."""
    if max(len(change.before), len(change.after)) > GIANT:
        return change
    old, new = change.before.split(), change.after.split()
    steps = list(Indel.opcodes(list(map(key, old)), list(map(key, new))))
    if len(steps) < 2 or steps[-1].tag == "equal":  # noqa: PLR2004 - nothing but a tail is the whole difference
        return change
    tail = steps[-1]
    return replace(change, before=" ".join(old[: tail.src_start]), after=" ".join(new[: tail.dest_start]))


def _cut_alike(before: tuple[str, ...], after: tuple[str, ...]) -> bool:
    """Whether both texts break off, after about as many letters."""
    if not before or not after or (_ended(before[-1]) and _ended(after[-1])):
        return False
    old, new = sum(map(_weight, before)), sum(map(_weight, after))
    return min(old, new) >= _SHORTEST and abs(old - new) <= _ONE_LIMIT * max(old, new)


def _weight(text: str) -> int:
    """Count letters, wide ones double."""
    return len(text) + (0 if text.isascii() else sum(map("\u1100".__le__, text)))


def _ended(sentence: str) -> bool:
    end = sentence[-_TAIL:]
    return bool(_ENDED.search(end)) and not _ELLIPSIS.search(end)


def _is_end(change: SentenceChange, before: Sequence[str], after: Sequence[str], torn: tuple[bool, bool]) -> bool:
    """Whether a change is nothing but one text going on a little further than the other.

    A sentence that stands whole behind one that stayed was added; behind one that was completed it came with the cut.
    """
    if change.op is Op.DELETE:
        scrap = torn[0] and len(change.before) <= _A_WORD
        return change.before == before[-1] and (scrap or (all(torn) and not _holds(before, after[-1])))
    if change.op is Op.INSERT:
        scrap = torn[1] and len(change.after) <= _A_WORD
        return change.after == after[-1] and (scrap or (all(torn) and not _holds(after, before[-1])))
    if change.op is Op.MOVE or max(len(change.before), len(change.after)) > GIANT:
        return False
    if not (change.before == before[-1] or change.after == after[-1]):
        return False
    old, new = (_without_ellipsis(key(sentence)) for sentence in (change.before, change.after))
    return _goes_on(old, new, torn[1]) or _goes_on(new, old, torn[0])


def _holds(sentences: Sequence[str], torn: str) -> bool:
    """Whether a sentence that ends a text stands among the last of the other as it is: then nothing completed it."""
    return torn in sentences[-_LAST:]


def _goes_on(short: str, long: str, torn: bool) -> bool:
    """Whether a sentence goes on from where the other was cut, to another cut, or for a word to its end."""
    return long.startswith(short) and (torn or len(long) - len(short) <= _A_WORD)


def _without_ellipsis(sentence: str) -> str:
    return sentence[:-_TAIL] + _ELLIPSIS.sub("", sentence[-_TAIL:])


def lost_a_torn_end(changes: Sequence[SentenceChange], before: Sequence[str]) -> bool:
    """Whether all that went is the end of a text that broke off: then it was cut shorter, and nothing taken back."""
    gone = [change.before for change in changes if change.op is Op.DELETE]
    return bool(gone) and not _ended(before[-1]) and tuple(before[-len(gone) :]) == tuple(gone)
