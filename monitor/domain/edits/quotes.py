"""Quotations: who is quoted with which words."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from monitor.domain.edits.mentions import is_title
from monitor.domain.edits.quotation_marks import Marked, marked
from monitor.domain.texts.text import loose_key

_MARKED = re.compile(r"(?<![A-Za-z0-9])(?:[‘']([^‘’']{1,40})[’']|[“\"]([^“”\"]{1,40})[”\"])(?![A-Za-z0-9])")
_MARK = re.compile(r"[‘’'“”\"]")
_SAID = re.compile(
    r"\W{0,3}(?:\w+\s){0,3}(?:said|says|told|added|zei|zegt|sagte|sagt"
    r"|a dit|dit|affirme|déclare|dijo|dice|afirma)\b|\s?이?라(?:고|며|면서)\b|\s?と(?=[述語話言し主強訴説])"
)
# With its particle, or as headlines have it: a name alone, which does not end like a verb or with another particle.
_SPEAKER_BEFORE = re.compile(
    r"(?<![가-힣A-Za-z])(?P<who>(?:[가-힣]\s)?[가-힣A-Za-z]{2,10}(?:\s[가-힣]{2,8})?)(?<!같)[은는이가]\s[^\"“.]{0,20}$"
    r"|(?<![가-힣])(?P<headed>[가-힣]{2,4}(?<![에서로의은는을를과와한된할고며등])(?:\s[가-힣]{2,6}(?<![에서로의은는을를과와한된할고며등]))?)\s?[:,]?\s?$"
)
_SPEAKER_AFTER = re.compile(
    r"\W{0,3}(?:said|says|told \w+|added|according to)\s(?P<who>(?:[A-Z][\w.'-]+\s?){1,3})"
    r"|\W{0,3}(?P<before>(?:[A-Z][\w.'-]+\s?){1,3})(?:said|says|told|added)\b"
)
_SAID_BEFORE = re.compile(
    r"\b(?:said|says|told|called|calls|described|zei|zegt|noemde|noemt|sagte|sagt|nannte|nennt|dit|déclaré|qualifié|dijo|dice|llamó)\b"
    r"[:,]?\s?(?:[\w’']+\s){0,3}$"
)
_BEFORE = 40  # letters before a quotation in which its speaker is looked for
_WIDE = re.compile(r"[가-힣぀-ヿ㐀-鿿]")
_WORD = re.compile(r"\w+")
_FEW_LETTERS = 6  # fewer in quotation marks are a term, not words that somebody said
_FEW_SYLLABLES = 4  # fewer behind a name in a headline are what it is called
_FEW_WORDS = 3  # the same, of a language that writes sentences with a capital
_ALIKE = 0.6


@dataclass(frozen=True, slots=True)
class Quote:
    """Words in quotation marks, and who said them where that can be told (else empty)."""

    words: str
    speaker: str = ""
    said: bool = True  # whether a verb or a name beside them says that somebody said them


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteChange:
    """A quotation that was added (no before), removed (no after), altered, or given to another speaker."""

    before: Quote | None = None
    after: Quote | None = None


def read_quotes(text: str, *, headline: bool = False) -> tuple[Quote, ...]:
    """List what is quoted in a text; terms of a word or two are no quotations, but in a headline without room."""
    return tuple(
        _quote(text, each, headline=headline) for each in marked(text) if _is_quoted(text, each, headline=headline)
    )


def _quote(text: str, each: Marked, *, headline: bool) -> Quote:
    speaker = _speaker(text, each.start, each.end)
    said = headline or bool(speaker or _WIDE.search(each.words)) or _is_said(text, each)
    return Quote(each.words, speaker, said)


def _is_said(text: str, each: Marked) -> bool:
    before = text[max(0, each.start - _BEFORE) : each.start]
    return _SAID.match(text, each.end) is not None or _SAID_BEFORE.search(before) is not None


def _is_quoted(text: str, each: Marked, *, headline: bool) -> bool:
    """Whether words in marks are somebody's: long enough, or said by a verb; single marks also set off names."""
    if _is_said(text, each):
        return True
    wide = _WIDE.search(each.words) is not None
    if each.single and wide:
        return False
    if headline and not wide:
        return True
    if headline and len(loose_key(each.words)) >= _FEW_SYLLABLES and _speaker(text, each.start, each.end):
        return True
    return _is_speech(each.words)


def compare_quotes(before: Iterable[str], after: Iterable[str], *, headline: bool = False) -> tuple[QuoteChange, ...]:
    """Say which quotations differ; one that is worded alike is the other, altered."""
    old = {_said(quote): quote for text in before for quote in read_quotes(text, headline=headline)}
    new = {_said(quote): quote for text in after for quote in read_quotes(text, headline=headline)}
    gone, come = [said for said in old if said not in new], [said for said in new if said not in old]
    pairs = _altered(gone, come)
    return (
        *(QuoteChange(before=old[a], after=new[b]) for a, b in pairs),
        *(QuoteChange(before=old[said]) for said in gone if said not in dict(pairs)),
        *(QuoteChange(after=new[said]) for said in come if said not in {b for _, b in pairs}),
        *(
            QuoteChange(before=old[said], after=new[said])
            for said in old
            if said in new and _other(old[said], new[said])
        ),
    )


def scare_quotes_changed(before: str, after: str) -> str:
    """Return the words that marks of doubt were put around, or taken off, while the wording stayed; else empty."""
    if _WORD.findall(before) != _WORD.findall(after) or len(_MARK.findall(before)) == len(_MARK.findall(after)):
        return ""
    old, new = _marked(before), _marked(after)
    longer, shorter = (new, old) if len(new) > len(old) else (old, new)
    return next((words for said, words in longer.items() if said not in shorter), "") if len(old) != len(new) else ""


def _marked(text: str) -> dict[str, str]:
    return {loose_key(words): words for marked in _MARKED.findall(text) if (words := "".join(marked))}


def _is_speech(words: str) -> bool:
    """Whether somebody says this; a term in quotation marks is a noun or two, and a comma may end it."""
    if words[-1:] in "!?。":
        return True
    few = 1 if _WIDE.search(words) else _FEW_WORDS - words[:1].isupper()
    return len(loose_key(words)) >= _FEW_LETTERS and len(words.split()) > few


def _said(quote: Quote) -> str:
    return "".join(_WORD.findall(loose_key(quote.words)))


def _other(before: Quote, after: Quote) -> bool:
    """Whether another is quoted; a title, a first name or a blank more is the same one."""
    old, new = before.speaker.split(), after.speaker.split()
    if not old or not new or set(old) <= set(new) or set(new) <= set(old):
        return False
    if "".join(old) == "".join(new) or not all(map(is_title, set(old) & set(new))):
        return False
    return not (old[0].startswith(new[0]) or new[0].startswith(old[0]))


def _altered(gone: list[str], come: list[str]) -> list[tuple[str, str]]:
    """Pair quotations that are worded alike, the most alike first."""
    weighed = sorted(
        (-share, a, b) for a in gone[:50] for b in come[:50] if (share := Indel.normalized_similarity(a, b)) >= _ALIKE
    )
    chosen: dict[str, str] = {}
    for _, a, b in weighed:
        if a not in chosen and b not in chosen.values():
            chosen[a] = b
    return list(chosen.items())


def _speaker(text: str, start: int, end: int) -> str:
    behind = _SPEAKER_AFTER.match(text, end)
    if behind:
        return (behind["who"] or behind["before"]).strip()
    ahead = _SPEAKER_BEFORE.search(text[max(0, start - _BEFORE) : start])
    return (ahead["who"] or ahead["headed"]) if ahead else ""
