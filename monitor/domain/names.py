"""Finding many names in one go: a scan for all of them, then a look at the edges of each hit."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from monitor.domain.edges import is_name
from monitor.domain.folding import folded_name

Scan = Callable[[str], Iterator[int]]
"""Gives the places of a folded text at which a name may begin, in order; a faster one may be put in."""

_HEAD = 2  # signs of a name by which those that may begin at a place are found


@dataclass(frozen=True, slots=True)
class Found:
    """A name found in one place of an article (title, body …); ``start`` and ``end`` count in its folded text."""

    key: str
    place: str
    start: int
    end: int


@lru_cache(maxsize=65_536)
def name_key(name: str) -> str:
    """Fold a spelling: blanks inside it are single, and matching may leave them out.

    >>> name_key("Soft  Bank")
    'soft bank'
    """
    return " ".join(folded_name(name).split())


class Finder:
    """Finds all of a set of names (keys of :func:`name_key`) in folded texts."""

    def __init__(self, keys: Iterable[str], scan: Callable[[Iterable[str]], Scan] | None = None) -> None:
        wanted = sorted({key for key in keys if key})
        self._scan = (scan or scan_by_expression)(wanted)
        self._by_head: Mapping[str, tuple[tuple[str, re.Pattern[str]], ...]] = _by_head(wanted)

    def find(self, text: str, place: str = "") -> tuple[Found, ...]:
        """Return every name that stands in the text as a word, those inside of others included."""
        return tuple(found for at in self._scan(text) for found in self._at(text, at, place))

    def _at(self, text: str, at: int, place: str) -> Iterator[Found]:
        for head in (text[at], text[at : at + _HEAD]):
            for key, pattern in self._by_head.get(head, ()):
                name = pattern.match(text, at)
                if name and is_name(text, at, name.end()):
                    yield Found(key, place, at, name.end())


def longest(names: Iterable[Found]) -> tuple[Found, ...]:
    """Drop what lies inside a longer name of the same place: 엑스 in 엑스AI; equal ones stay."""
    kept: list[Found] = []
    for found in sorted(names, key=lambda each: (each.place, each.start, -each.end)):
        if not kept or _stands_free(found, kept[-1]):
            kept.append(found)
    return tuple(kept)


def one_at_each_place(names: Iterable[Found]) -> tuple[Found, ...]:
    """Keep the first of several spellings that were found in the very same place."""
    kept: dict[tuple[str, int, int], Found] = {}
    for found in names:
        kept.setdefault((found.place, found.start, found.end), found)
    return tuple(kept.values())


def _stands_free(found: Found, last: Found) -> bool:
    return found.place != last.place or found.end > last.end or (found.start, found.end) == (last.start, last.end)


def scan_by_expression(keys: Iterable[str]) -> Scan:
    """Scan with one regular expression over all names; its common beginnings are shared."""
    known = list(keys)
    if not known:
        return lambda _: iter(())
    pattern = re.compile(_branches(sorted(known)))
    return lambda text: _places(pattern, text)


def _places(pattern: re.Pattern[str], text: str) -> Iterator[int]:
    found = pattern.search(text)
    while found:
        yield found.start()
        found = pattern.search(text, found.start() + 1)


def _branches(keys: list[str]) -> str:
    """Write sorted keys as one expression with shared beginnings; a shorter key hides its longer ones."""
    if keys[0] == "":
        return ""
    branches = []
    start = 0
    while start < len(keys):
        sign = keys[start][0]
        end = bisect_left(keys, chr(ord(sign) + 1), start)
        rest = _branches([key[1:] for key in keys[start:end]])
        branches.append((r" *" if sign == " " else re.escape(sign)) + rest)
        start = end
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"


def _by_head(keys: Iterable[str]) -> dict[str, tuple[tuple[str, re.Pattern[str]], ...]]:
    heads: defaultdict[str, list[tuple[str, re.Pattern[str]]]] = defaultdict(list)
    for key in keys:
        pattern = re.compile(re.escape(key).replace(r"\ ", " *"))
        heads[_head(key)].append((key, pattern))
    return {head: tuple(known) for head, known in heads.items()}


def _head(key: str) -> str:
    return key[0] if len(key) < _HEAD or " " in key[:_HEAD] else key[:_HEAD]
