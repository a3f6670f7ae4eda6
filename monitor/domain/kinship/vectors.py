"""Texts as weighted words, so that texts on one event lie near each other."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from heapq import nlargest
from itertools import combinations, pairwise
from math import log, sqrt

COMMON, MORE = 0.3, 12  # share of all texts, and texts beside, above which a word tells nothing
BEFORE = 50  # texts read beforehand, as it were: as long as there are few, the shape of a word says how rare it is
FEW = 40  # texts, up to which a word of one text alone says as much as others: that it is about something else
FAINT = 0.02  # cosine below which two texts have nothing to do with each other
NEIGHBOURS, NEAR = 3, 0.1  # texts whose words are added to a text, and how near they must lie
NAME, PAIR = 1.5, 0.5  # what a name or figure, and two words in a row, weigh beside a plain word

_WORD = re.compile(r"[가-힣]+|[^\W\d_가-힣]+|\d[\d.,]*\d|\d")
_HANGUL_STEM, _STEM = 2, 6  # signs that stay of a word, so that particles and endings do not count

_LATIN_SHARES = {1: 0.3, 2: 0.3, 3: 0.3, 4: 0.03, 5: 0.01}  # by letters

Vector = Mapping[str, float]
Pairs = dict[tuple[int, int], float]


def vectors(texts: Sequence[str]) -> list[Vector]:
    """Weigh the words of each text by how few of the texts have them; each vector has length one.

    Of few texts little can be learned, so each word is also expected in some share of all texts, by its shape.
    """
    counts = [_counts(text) for text in texts]
    spread = Counter(stem for count in counts for stem in count)
    most = COMMON * len(counts) + MORE
    lone = min(1.0, FEW / max(1, len(counts)))
    weights = {
        stem: log((len(counts) + BEFORE) / (share + BEFORE * _expected(stem))) * (lone if share == 1 else 1.0)
        for stem, share in spread.items()
        if share <= most
    }
    return [_unit({stem: log(1 + n) * weights[stem] for stem, n in each.items() if stem in weights}) for each in counts]


def _expected(stem: str) -> float:
    """Return the share of texts in which a word of this shape may be expected: short ones are in many.

    >>> _expected("the") > _expected("with") > _expected("harbou")
    True
    """
    if " " in stem:
        return min(map(_expected, stem.split())) / 3
    if stem[0].isdigit():
        return 0.1 if len(stem) == 1 else 0.003
    if "가" <= stem[0] <= "힣":
        return 0.2 if len(stem) == 1 else 0.01
    return _LATIN_SHARES.get(len(stem), 0.004)


def cosines(known: Sequence[Vector]) -> Pairs:
    """Return how near each pair lies; pairs without a word in common, or nearly, are left out."""
    holders: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
    for number, vector in enumerate(known):
        for stem, weight in vector.items():
            holders[stem].append((number, weight))
    pairs: defaultdict[tuple[int, int], float] = defaultdict(float)
    for held in holders.values():
        for (one, weight), (other, its_weight) in combinations(held, 2):
            pairs[one, other] += weight * its_weight
    return {pair: near for pair, near in pairs.items() if near > FAINT}


def enriched(known: Sequence[Vector], pairs: Pairs) -> list[Vector]:
    """Add to each text the words of those nearest to it, so that two accounts meet that choose other words.

    >>> one, other, third = {"sea": 1.0}, {"sea": 0.6, "wall": 0.8}, {"wall": 1.0}
    >>> [sorted(vector) for vector in enriched([one, other, third], {(0, 1): 0.6, (1, 2): 0.8})]
    [['sea', 'wall'], ['sea', 'wall'], ['sea', 'wall']]
    """
    near: defaultdict[int, list[tuple[float, int]]] = defaultdict(list)
    for (one, other), cosine in pairs.items():
        if cosine < NEAR:
            continue
        near[one].append((cosine, other))
        near[other].append((cosine, one))
    return [_with_neighbours(vector, known, near[number]) for number, vector in enumerate(known)]


def _with_neighbours(vector: Vector, known: Sequence[Vector], near: Sequence[tuple[float, int]]) -> Vector:
    words = defaultdict(float, vector)
    for cosine, other in nlargest(NEIGHBOURS, near):
        for stem, weight in known[other].items():
            words[stem] += cosine * weight
    return _unit(words)


def _counts(text: str) -> dict[str, float]:
    counts: defaultdict[str, float] = defaultdict(float)
    stems = []
    for stem, weight in _stems(text):
        counts[stem] += weight
        stems.append(stem)
    for one, other in pairwise(stems):
        counts[f"{one} {other}"] += PAIR
    return counts


def _stems(text: str) -> Iterator[tuple[str, float]]:
    for number, word in enumerate(_WORD.findall(text)):
        letters = _HANGUL_STEM if "가" <= word[0] <= "힣" else _STEM
        is_name = word[0].isdigit() or (number > 0 and word[0].isupper())
        yield word.casefold()[:letters], NAME if is_name else 1.0


def _unit(vector: Vector) -> Vector:
    length = sqrt(sum(weight * weight for weight in vector.values()))
    return {stem: weight / length for stem, weight in vector.items()} if length else {}
