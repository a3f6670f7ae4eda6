"""Words that turn a statement round: negations, and words with an opposite."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from monitor.domain.edits.frames import are_forms
from monitor.domain.edits.opposites import ANY, AXES
from monitor.domain.texts.runs import runs_of
from monitor.domain.texts.stems import SAYING

_NEGATION = re.compile(
    r"\b(?:not|no|never|none|nobody|neither|nor|without|cannot|nicht|kein\w*|niet|geen|non|pas|jamais|aucune?|nunca|jamás|tampoco|ningun[ao]|ningún|sin)\b|n['’]t\b"
    r"|않|못\s?[하했할한될됐]|(?<![가-힣])[안못]\s|없[다는었을이어]|아니[다라었고며]|아닌|ません|なかった|ない(?=[。、とで]|$)|没有|不是",
    re.IGNORECASE,
)


# The verbs with which each language reports that somebody contradicts.
_DENIAL = re.compile(
    r"\b(?:den(?:y|ies|ied)|refutes?|rebuts?|ontken(?:t|de|nen)|dementier\w+|bestreite\w*|bestritt\w*|dément\w*|niega\w*|desmiente\w*)\b"
    r"|부인(?=[했하한…·\s]|$)|반박|일축|사실무근|否定|否認",
    re.IGNORECASE,
)
_TO_COME = "".join(chr(sign) for sign in range(ord("갈"), ord("힣"), 28))  # the syllables that end in ㄹ
_FUTURE = re.compile(  # what is to come; German and French have a word that means other things as well
    rf"\b(?:will|shall|going to|zal|zullen)\b|['’]ll\b|[{_TO_COME}]\s(?:예정|방침|계획|것)", re.IGNORECASE
)
_UNDER_WAY = re.compile(r"\b(?:is|are|am|be|being)\b")  # what is entering will enter
_SCORE = re.compile(r"\b\d{1,3}-\d{1,3}\b")  # beside which a keeper denies a shot
_SAME = 3  # words that two wordings share, so that both are about the same
_REVERSING = re.compile(r"(?:un|in|im|il|ir|dis|non-?|불|부|무|비|미|반)(?P<word>.{2,})", re.IGNORECASE)
_RUN = 4  # words that give way at once, among which an opposite is looked for
_FEW = 3  # and among which a negation alone counts


@dataclass(frozen=True, slots=True)
class Turn:
    """The words by which a statement was turned round; one side may be empty."""

    before: str
    after: str


def turned(before: str, after: str, *, close: bool) -> Turn | None:
    """Say by which words a statement now says the opposite; ``close`` when the rest of its wording stayed.

    >>> turned("매출이 늘었다", "매출이 줄었다", close=True)
    Turn(before='늘었', after='줄었')
    """
    runs = [
        (" ".join(gone), " ".join(come))
        for gone, come in runs_of(before.split(), after.split())
        if _is_short(gone, come)
    ]
    if len(runs) > 1:  # a verb that stands apart from its other half: stimmt … zu, lehnt … ab
        whole = " ".join(gone for gone, _ in runs), " ".join(come for _, come in runs)
        runs += [whole] if max(len(whole[0].split()), len(whole[1].split())) <= _RUN else []
    turns = (_opposite(gone, come) for gone, come in runs)
    return next(filter(None, turns), None) or (_negated(before, after, runs) if close else None)


def denied(before: str, after: str) -> Turn | None:
    """Say that one of two wordings about the same reports a denial: what was told as a fact is a claim now.

    >>> denied("Mayor took bribes from the port builder", "Mayor denies bribes from the port builder")
    Turn(before='', after='denies')
    """
    lost, won = _DENIAL.search(before), _DENIAL.search(after)
    if bool(lost) == bool(won) or _SCORE.search(before + after) or len(_stems(before) & _stems(after)) < _SAME:
        return None
    return Turn(lost.group() if lost else "", won.group() if won else "")


def put_off(before: str, after: str) -> Turn | None:
    """Say that what was done is still to come, or the other way round: a verb gave way to its future.

    >>> put_off("The company posted its accounts", "The company will soon be posting its accounts")
    Turn(before='posted', after='will soon be posting')
    """
    for gone, come in runs_of(before.split(), after.split()):
        was, became = " ".join(gone), " ".join(come)
        turned_round = bool(_FUTURE.search(was)) != bool(_FUTURE.search(became))
        if _UNDER_WAY.search(was if _FUTURE.search(became) else became):
            continue
        if turned_round and _is_short(gone, come) and any(are_forms(a, b) for a in gone for b in come):
            return Turn(was, became)
    return None


def is_negated(text: str) -> bool:
    """Whether a text denies something: not, kein, 않다."""
    return _NEGATION.search(text) is not None


def _stems(text: str) -> set[str]:
    return {word[:4].casefold() for word in SAYING.findall(text)}


def _is_short(gone: Sequence[str], come: Sequence[str]) -> bool:
    """Whether few words gave way to few: in a longer run other things are said, not the opposite."""
    return max(len(gone), len(come)) <= _RUN


def _opposite(gone: str, come: str) -> Turn | None:
    for one, other in AXES if ANY.search(gone) and ANY.search(come) else ():
        for was, became in ((one, other), (other, one)):
            lost, won = was.search(gone), became.search(come)
            if lost and won and not became.search(gone) and not was.search(come):
                return Turn(lost.group(), won.group())
    return Turn(gone, come) if _is_reversed(gone, come) or _is_reversed(come, gone) else None


def _is_reversed(word: str, other: str) -> bool:
    """Whether a syllable before a word makes the other of it: likely and unlikely, 기소 and 불기소."""
    found = _REVERSING.fullmatch(other)
    return found is not None and found["word"].lower() == word.lower()


def _negated(before: str, after: str, runs: Sequence[tuple[str, str]]) -> Turn | None:
    """Whether a negation came or went among few words: one that came with a clause of its own turns nothing round."""
    if len(_NEGATION.findall(before)) == len(_NEGATION.findall(after)):
        return None
    for gone, come in runs:
        lost, won = _NEGATION.search(gone), _NEGATION.search(come)
        few = max(len(gone.split()), len(come.split())) <= _FEW
        if few and bool(lost) != bool(won):
            return Turn(lost.group() if lost else "", won.group() if won else "")
    return None
