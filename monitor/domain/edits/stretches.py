"""A text after an edit from its beginning to its end: what changed, and the stretches between that stayed."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from monitor.domain.changes import SentenceChange

_AHEAD = 40  # sentences among which one is looked for that was told without its dateline or torn end


@dataclass(frozen=True, slots=True)
class Stretch:
    """Sentences that stayed, in their order."""

    sentences: tuple[str, ...]


def in_place(
    before: Sequence[str], after: Sequence[str], changes: Iterable[SentenceChange]
) -> Iterator[Stretch | SentenceChange]:
    """Put changes, which stand in the order of the text after, among the sentences that stayed."""
    places = _Places(before, after)
    here = 0
    for change in changes:
        at = places.of(change, here)
        if at > here:
            yield Stretch(tuple(after[here:at]))
        yield change
        here = at
        while change.after and here < len(after) and _is_of(after[here], change.after):
            here += 1
    if here < len(after):
        yield Stretch(tuple(after[here:]))


class _Places:
    """Where sentences stand."""

    def __init__(self, before: Sequence[str], after: Sequence[str]) -> None:
        self._before, self._after = before, after
        self._old = {sentence: at for at, sentence in reversed(list(enumerate(before)))}
        self._new: defaultdict[str, list[int]] = defaultdict(list)
        for at, sentence in enumerate(after):
            self._new[sentence].append(at)

    def of(self, change: SentenceChange, start: int) -> int:
        """Give the place of a change in the text after, from a place on; this place where it cannot be told."""
        if not change.after:
            return self._of_gone(change.before, start)
        found = self._next(change.after, start)
        if found is None:
            ahead = range(start, min(start + _AHEAD, len(self._after)))
            found = next((at for at in ahead if _is_of(self._after[at], change.after)), start)
        return found

    def _of_gone(self, sentence: str, start: int) -> int:
        """Give the place behind the nearest sentence before it that stayed."""
        at = self._old.get(sentence, 0)
        for stayed in reversed(self._before[max(0, at - _AHEAD) : at]):
            if (found := self._next(stayed, start)) is not None:
                return found + 1
        return start

    def _next(self, sentence: str, start: int) -> int | None:
        places = self._new.get(sentence, [])
        at = bisect_left(places, start)
        return places[at] if at < len(places) else None


def _is_of(sentence: str, told: str) -> bool:
    """Whether a sentence is what was told, or a part of it: two that became one are told as one."""
    return sentence in told or told in sentence
