"""Finding many names in one pass over a text (Aho-Corasick), then a look at the edges of each hit."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import category

from ahocorasick_rs import AhoCorasick, Implementation

from monitor.domain.matches.edges import is_name
from monitor.domain.texts.folding import folded_name

MOST = 1_000  # places of one name in one text that are looked at: the rest prove nothing more


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


def is_common(name: str) -> bool:
    """Say whether a name alone would be found nearly everywhere: one letter, or nothing but punctuation.

    >>> is_common("X"), is_common("…"), is_common("SK"), is_common("🚀")
    (True, True, False, False)
    """
    signs = name_key(name).replace(" ", "")
    if len(signs) == 1 and signs.isalnum():
        return True
    return all(category(sign)[0] in "PZ" or category(sign) in ("Sm", "Sk") for sign in signs)


class Finder:
    """Finds all of a set of names (keys of :func:`name_key`) in folded texts; those ``counted`` may follow a number.

    ``stands`` says whether what is found at a place stands there as what is meant: as a word, unless said otherwise.
    """

    def __init__(
        self, keys: Iterable[str], counted: frozenset[str] = frozenset(), *, stands: Callable[..., bool] = is_name
    ) -> None:
        begun: defaultdict[str, list[str]] = defaultdict(list)
        for key in sorted({key for key in keys if key}):
            for beginning in _beginnings(key):
                begun[beginning].append(key)
        self._names = [tuple((key, key.split(" ")) for key in keys) for keys in begun.values()]
        self._counted = counted
        self._stands = stands
        # The others are faster with few names, or take long to build and much memory with many.
        self._automaton = AhoCorasick(list(begun), implementation=Implementation.ContiguousNFA)

    def find(self, text: str, place: str = "") -> tuple[Found, ...]:
        """Return every name that stands in the text as a word, those inside of others included, as they begin.

        Of a name that stands there more often than ``MOST`` times, the first of them.
        """
        met = self._automaton.find_matches_as_indexes(text, overlapping=True) if self._names else ()
        times = Counter[int]()
        found: list[Found] = []
        for which, at, _ in sorted(met, key=_start):
            if times[which] < MOST:
                here = tuple(self._at(text, at, which, place))
                times[which] += len(here)
                found += here
        return tuple(found)

    def _at(self, text: str, at: int, which: int, place: str) -> Iterator[Found]:
        for key, words in self._names[which]:
            end = _end(words, text, at)
            if end is not None and self._stands(text, at, end, counted=key in self._counted):
                yield Found(key, place, at, end)


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


def _beginnings(key: str) -> Iterator[str]:
    """Give what a name may begin with: up to its second word, with no blank between, one, or several."""
    first, _, rest = key.partition(" ")
    second = rest.partition(" ")[0]
    yield first + second
    if second:
        yield f"{first} {second}"
        yield f"{first}  "


def _start(met: tuple[int, int, int]) -> int:
    return met[1]


def _end(words: Iterable[str], text: str, at: int) -> int | None:
    """Return where a name ends that begins here, however many blanks stand between its words; none if it does not."""
    for word in words:
        while text.startswith(" ", at):
            at += 1
        if not text.startswith(word, at):
            return None
        at += len(word)
    return at
