"""Marks of an article: few numbers, of which articles worth comparing share some.

A text is marked by some of its runs of letters, chosen by what they say and not by where they stand. At its beginning
it is, of every window of runs, the one with the least checksum (winnowing: Schleimer, Wilkerson, Aiken 2003): texts
that share ``RUN + WINDOW - 1`` letters there share a mark, also where one of them was cut. Further on it is one run in
``FEW``. A headline is marked by its words, within its site: the steps of a wire chain share little more.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from zlib import crc32

from monitor.domain.kinship.fingerprints import squeezed
from monitor.domain.kinship.stages import bare_title, chain_stage
from monitor.domain.ties import Told

RUN = 10  # letters
HEAD = 300  # letters at the beginning, which a copy that was cut still holds, and which are marked more closely
WINDOW = 16  # runs, a power of two
FEW = 32
_TEXT, _STEP, _PLAIN = range(3)  # what a mark is of: a text, the headline of a step of a chain, another headline
_BITS = 32
_WORD = re.compile(r"[가-힣]+|[^\W_가-힣]+")
_HANGUL_STEM, _STEM = 2, 6  # signs that stay of a word, so that particles and endings do not count


@dataclass(frozen=True, slots=True)
class Marks:
    """By what an article is found (``own``), and by what it finds others (``sought``)."""

    own: frozenset[int]
    sought: frozenset[int]


@lru_cache(maxsize=8)  # a new article is looked for, and then kept
def marks(told: Told) -> Marks:
    """Mark an article.

    Two headlines are of one chain only if one of them says that it is a step: a plain one seeks steps alone.
    """
    text = _of_text(squeezed(told.text))
    site = told.address.site
    words = _of_title(site, bare_title(told.title)) if site else frozenset()
    step = chain_stage(told.title) is not None
    seeks = (_STEP, _PLAIN) if step else (_STEP,)
    return Marks(
        own=text | _kept_apart(words, _STEP if step else _PLAIN),
        sought=text.union(*(_kept_apart(words, kind) for kind in seeks)),
    )


def _of_text(letters: str) -> frozenset[int]:
    head, rest = _checksums(letters[:HEAD]), _checksums(letters[HEAD:])
    return _least(head) | frozenset(each for each in rest if each % FEW == 0)


def _checksums(letters: str) -> list[int]:
    signs = letters.encode("utf-32-le", "surrogatepass")
    return [crc32(signs[at : at + 4 * RUN]) for at in range(0, len(signs) - 4 * RUN + 1, 4)]


def _least(checksums: list[int]) -> frozenset[int]:
    """Return the least checksum of every window."""
    width = 1
    while width < min(WINDOW, len(checksums)):
        checksums = list(map(min, checksums, checksums[width:]))
        width *= 2
    return frozenset(checksums)


def _of_title(site: str, title: str) -> frozenset[int]:
    words = _WORD.findall(title.casefold())
    stems = [word[: _HANGUL_STEM if "가" <= word[0] <= "힣" else _STEM] for word in words]
    parts = (*stems, *map(" ".join, pairwise(stems)))
    return frozenset(crc32(f"{site} {part}".encode()) for part in parts)


def _kept_apart(found: frozenset[int], kind: int) -> frozenset[int]:
    return frozenset((kind << _BITS) | each for each in found)
