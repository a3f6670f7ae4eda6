"""Numbers that another version of a text spells out in letters, as no reader of figures could dare to read alone."""

import re
from decimal import Decimal

from monitor.domain.figures import Figure
from monitor.domain.text import loose_key

# Dutch and German; in a text alone most of them are other words as well (een, ein, acht).
_LETTERS = {
    2: "twee|zwei", 3: "drie|drei|dritte[nrs]?|derde", 4: "vier", 5: "vijf|fünf", 6: "zes|sechs", 7: "zeven|sieben",
    8: "acht", 9: "negen|neun", 10: "tien|zehn", 11: "elf", 12: "twaalf|zwölf", 20: "twintig|zwanzig",
    30: "dertig|dreißig", 100: "honderd|hundert", 1000: "duizend|tausend",
}  # fmt: skip
_SPELLED = {Decimal(value): re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for value, words in _LETTERS.items()}
_SINO = {"100": "백", "1000": "천", "10000": "만"}
_ROUND = re.compile(r"\b10{2,4}(?=[가-힣])")


def is_spelled_out(figure: Figure, text: str) -> bool:
    """Whether a text says a figure in letters: 1000년 as 천년, 12 as twaalf."""
    # As written, for the reader of figures takes 1000년 for a year.
    shown = loose_key(figure.text).replace(",", "")
    if _ROUND.match(shown) and _ROUND.sub(lambda digits: _SINO[digits.group()], shown) in loose_key(text):
        return True
    words = _SPELLED.get(figure.value) if isinstance(figure.value, Decimal) else None
    return bool(words and words.search(text))
