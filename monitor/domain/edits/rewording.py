"""What a sentence in other words is: the same in other spelling, the same facts, or other facts."""

import re
import unicodedata

from rapidfuzz.distance import Levenshtein

from monitor.domain.changes import Kind
from monitor.domain.edits.diff import likeness
from monitor.domain.numbers.designations import designations
from monitor.domain.numbers.figure_changes import compare_figures
from monitor.domain.numbers.figures import without_numbers
from monitor.domain.numbers.spelled import are_numbers
from monitor.domain.texts.runs import Run, runs_of
from monitor.domain.texts.text import key, loose_key

_TOKEN = re.compile(r"[぀-ヿ]+|[㐀-鿿]+|[^\W_぀-ヿ㐀-鿿]+")
_SCHEME = re.compile(r"https?://(?:www\.)?")
_LETTERS = re.compile(r"[\W_]+")
_KANA_OR_HAN = re.compile(r"[぀-ヿ㐀-鿿]")
_SMALL = (
    "a an the of in on at to for from by with and or as is are was were be been it its that this which who will would"
    " has have had so if then also just de het een van der den und die das le la les et en"
)
_SMALL_WORDS = frozenset(_SMALL.split())
_GLOSS = re.compile(r"(?P<whole>[가-힣A-Za-z ]{2,30}?)\((?P<short>[A-Z][A-Za-z]{1,7}|[가-힣]{1,5})\)")
_SLIPS = 4  # places in one sentence; more is a rewording, however small each is
_FIGURE_WORDS = 3  # a number, its unit, and perhaps a month before it
_GROWTH = 24  # letters by which a sentence grows or shrinks when facts come or go; wide letters count double
_GROWN = 0.25  # and the share of it


def reworded(before: str, after: str, *, headline: bool = False) -> Kind:
    """Say what kind of rewording made one sentence from another: spacing, typo, figures alone, rephrased or updated."""
    if loose_key(before) == loose_key(after):
        return Kind.SPACING
    runs = _runs(before, after)
    same = not compare_figures(before, after)
    if same and len(runs) <= _SLIPS and (all(_is_slip(gone, come) for gone, come in runs) or _is_swap(before, after)):
        return Kind.TYPO
    if not same and _is_figure_alone(before, after):
        return Kind.FIGURE
    if not headline and (_grew(before, after) or _is_other_fact(runs, before, after)):
        return Kind.UPDATED
    return Kind.REPHRASED


def _runs(before: str, after: str) -> list[Run]:
    """Give the runs of words that gave way to others; a name that only its acronym explains is the same name."""
    old, new = (_TOKEN.findall(_SCHEME.sub("", key(text))) for text in _unglossed(before, after))
    return runs_of(old, new)


def _unglossed(before: str, after: str) -> tuple[str, str]:
    """Write ``사회관계망서비스(SNS)`` as ``SNS`` where the other wording does."""
    return _glossed_as(before, after), _glossed_as(after, before)


def _glossed_as(text: str, other: str) -> str:
    for gloss in _GLOSS.finditer(text):
        whole = gloss["whole"].rpartition(" ")[2]
        if gloss["short"] in other and whole not in other:
            text = text.replace(f"{whole}({gloss['short']})", gloss["short"])
    return text


def _is_slip(gone: list[str], come: list[str]) -> bool:
    """Whether words gave way to the same ones in other spelling, or only words without meaning came or went."""
    before, after = "".join(gone), "".join(come)
    if before.lower() == after.lower() or (_are_small(gone) and _are_small(come)):
        return True
    if not before or not after:
        return _is_doubled(gone or come)
    if any(sign.isdigit() for sign in before + after):
        spelt = len(gone) == len(come) == 1 and (before.isdigit() != after.isdigit())  # one and 1: weighed in its place
        return spelt or not (
            compare_figures(" ".join(gone), " ".join(come)) or set(designations(before)) ^ set(designations(after))
        )
    return is_misspelt(before, after)


def _is_swap(before: str, after: str) -> bool:
    """Whether two neighbouring words merely changed places."""
    old, new = _TOKEN.findall(key(before)), _TOKEN.findall(key(after))
    at = next((n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), 0)
    return len(old) == len(new) and old[at : at + 2] == new[at : at + 2][::-1] and old[at + 2 :] == new[at + 2 :]


def _is_figure_alone(before: str, after: str) -> bool:
    """Whether nothing but numbers differs, with their units perhaps."""
    runs = _runs(without_numbers(before), without_numbers(after))
    return all(_is_figure(gone, come) or _is_slip(gone, come) for gone, come in runs)


def _is_figure(gone: list[str], come: list[str]) -> bool:
    """Whether one number, with its unit perhaps, stands in another's place."""
    if are_numbers(gone, come):
        return True
    if max(len(gone), len(come)) > _FIGURE_WORDS:
        return False
    return bool(gone and come) and all(any(sign.isdigit() for sign in "".join(words)) for words in (gone, come))


def _are_small(words: list[str]) -> bool:
    return len(words) <= 2 and all(word.lower() in _SMALL_WORDS for word in words)  # noqa: PLR2004 - "of the"


def _is_doubled(words: list[str]) -> bool:
    return len(words) == 1 and len(words[0]) == 1


def is_misspelt(before: str, after: str) -> bool:
    """Whether two words differ by a slip of the pen; Hangul is weighed by its letters, not by its syllables."""
    if not before or not after or before[0].isupper() != after[0].isupper():
        return False
    old, new = _strokes(before), _strokes(after)
    distance = Levenshtein.distance(old, new)
    return distance <= 1 + (min(len(old), len(new)) > 5) and distance * 3 <= min(len(old), len(new))  # noqa: PLR2004


def _strokes(word: str) -> str:
    return unicodedata.normalize("NFD", word)


def _grew(before: str, after: str) -> bool:
    """Whether so much was added or taken away that facts must have come or gone."""
    old, new = _weight(before), _weight(after)
    return abs(new - old) >= max(_GROWTH, _GROWN * min(old, new))


def _weight(text: str) -> int:
    letters = _LETTERS.sub("", text)
    return len(letters) + sum(map("\u1100".__le__, letters))


def _is_other_fact(runs: list[Run], before: str, after: str) -> bool:
    """Whether one word stands in another's place in a sentence that else stayed (Japanese and Chinese)."""
    if len(runs) != 1 or likeness(key(before), key(after)) < 0.6 or not _KANA_OR_HAN.search(before):  # noqa: PLR2004
        return False
    gone, come = runs[0]
    return bool(gone) and bool(come)
