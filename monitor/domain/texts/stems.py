"""Words that say something, without the endings of their forms."""

import re

STEM = 5  # letters that forms of one word share
# Short words are in every text; two signs of Hangul, Han or kana make one that says something.
SAYING = re.compile(r"[^\W\d_]{4,}|[가-힣]{2,}|[㐀-鿿ァ-ヶ]{2,}")


def stems(text: str) -> frozenset[str]:
    """Return the words of a text that say something, each by its beginning.

    >>> sorted(stems("The harbours of a harbour: 부두")), stems("a b c")
    (['harbo', '부두'], frozenset())
    """
    return frozenset(word[:STEM].casefold() for word in SAYING.findall(text))
