"""Grouping many articles into stories, without knowing beforehand what they are about."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations
from math import log, sqrt

from monitor.domain.likeness import fingerprint, tie
from monitor.domain.stages import bare_title
from monitor.domain.ties import Tie, Told

ALIKE = 0.15  # cosine above which two groups are taken for one event
COMMON = 0.3  # share of all articles above which a word tells nothing
_WORD = re.compile(r"[가-힣]+|[^\W\d_가-힣]+|\d[\d.,]*")
_HANGUL_STEM, _STEM = 2, 6  # signs that stay of a word, so that particles and endings do not count
_HANGUL = re.compile("[가-힣]")

Vector = Mapping[str, float]


def cluster(items: Sequence[Told]) -> list[int]:
    """Give each article the number of its story, counted from 0 in order of appearance."""
    groups = _Groups(len(items))
    prints = [fingerprint(item) for item in items]
    vectors = _vectors([_stems(item) for item in items])
    pairs = _pairs(vectors)
    for one, other in pairs:
        if tie(prints[one], prints[other]).tie in (Tie.ARTICLE, Tie.COPY, Tie.FOLLOWUP):
            groups.join(one, other)
    for (one, other), alike in sorted(pairs.items(), key=lambda pair: -pair[1]):
        if alike >= ALIKE and groups.likeness(one, other, pairs) >= ALIKE:
            groups.join(one, other)
    return groups.numbers()


class _Groups:
    """Articles on their way into stories."""

    def __init__(self, count: int) -> None:
        self._of = list(range(count))
        self._members = {number: [number] for number in range(count)}

    def join(self, one: int, other: int) -> None:
        """Make one group of those that two articles are in."""
        kept, gone = sorted((self._of[one], self._of[other]))
        if kept != gone:
            for member in self._members.pop(gone):
                self._of[member] = kept
                self._members[kept].append(member)

    def likeness(self, one: int, other: int, pairs: Mapping[tuple[int, int], float]) -> float:
        """Return how alike the groups of two articles are, on average over their members."""
        ours, theirs = self._members[self._of[one]], self._members[self._of[other]]
        total = sum(pairs.get((min(a, b), max(a, b)), 0.0) for a in ours for b in theirs)
        return total / (len(ours) * len(theirs))

    def numbers(self) -> list[int]:
        """Return the number of each article's group."""
        order = {group: number for number, group in enumerate(dict.fromkeys(self._of))}
        return [order[group] for group in self._of]


def _stems(item: Told) -> Counter[str]:
    text = f"{bare_title(item.title)}\n{item.text}".casefold()
    return Counter(_stem(word) for word in _WORD.findall(text))


def _stem(word: str) -> str:
    return word[: _HANGUL_STEM if _HANGUL.match(word) else _STEM]


def _vectors(counts: Sequence[Counter[str]]) -> list[Vector]:
    spread = Counter(stem for count in counts for stem in count)
    weights = {stem: log(len(counts) / share) for stem, share in spread.items() if share <= COMMON * len(counts) + 1}
    return [
        _unit({stem: (1 + log(n)) * weights[stem] for stem, n in count.items() if stem in weights}) for count in counts
    ]


def _unit(vector: Vector) -> Vector:
    length = sqrt(sum(weight * weight for weight in vector.values()))
    return {stem: weight / length for stem, weight in vector.items()} if length else {}


def _pairs(vectors: Sequence[Vector]) -> dict[tuple[int, int], float]:
    """Return the cosine of all pairs that share a word."""
    holders: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
    for number, vector in enumerate(vectors):
        for stem, weight in vector.items():
            holders[stem].append((number, weight))
    pairs: defaultdict[tuple[int, int], float] = defaultdict(float)
    for held in holders.values():
        for (one, weight), (other, its_weight) in combinations(held, 2):
            pairs[one, other] += weight * its_weight
    return pairs
