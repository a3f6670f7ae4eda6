"""How much a text speaks of the same as another: of what its page says of it, or of what another reader read."""

import re
from collections.abc import Collection

WORD = re.compile(r"\w+")
SHORTEST = 4  # letters of a word that says what a text is about: "the" and "and" stand in all
FEW = 3  # words of which a title or a summary must have more to be held against a text
UNWRITTEN_BLANKS = "\u2e7f"  # behind it stand the scripts that write words without blanks, and Hangul


def topics_of(text: str) -> frozenset[str]:
    """Return the words of a text that say what it is about; of Korean, Chinese and Japanese, pairs of characters.

    >>> sorted(topics_of("The harbour is closed"))
    ['closed', 'harbour']
    """
    found: set[str] = set()
    for word in set(WORD.findall(text.casefold())):
        if word.isascii() or not any(char > UNWRITTEN_BLANKS for char in word):
            found.update([word] if len(word) >= SHORTEST else [])
        else:
            found.update(word[place : place + 2] for place in range(max(1, len(word) - 1)))
    return frozenset(found)


def agreement(text: Collection[str], told: Collection[frozenset[str]]) -> float | None:
    """Return the share of what is told that a text has, between 0 and 1; ``None`` where nothing telling is told."""
    words = frozenset(text)
    shares = [len(each & words) / len(each) for each in told if len(each) > FEW]
    return sum(shares) / len(shares) if shares else None


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Return how much two texts have in common, between 0 and 1."""
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0
