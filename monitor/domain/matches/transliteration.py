"""Latin names as Korean papers may write them: likely spellings, the likeliest first.

English is not written as it sounds, and outlets differ; these are proposals for a person to choose from.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from heapq import nsmallest

from monitor.domain.matches.loanwords import KNOWN
from monitor.domain.texts.hangul import written

# Each rule: what stands in the word, and what it may sound like, the likeliest first (see ``hangul.written``);
# what comes after a dash is heard seldom.
# The first rule that fits at a place is taken.
_RULES = """
    sch            ㅅy k
    tch            ㅊ
    sh             ㅅy
    (?<=.)tion     ㅅㅕㄴ
    (?<=.)sion     ㅈㅓㄴ ㅅㅕㄴ
    ch(?=[rl])     k
    ch             ㅊ k
    ck             k
    ph             ㅍ
    th             ㅅ t ㅆ
    wh             w
    qu             kw
    ^kn            ㄴ
    ^ps            ㅅ
    ^x             ㅈ
    ^n(?=[^aeiouy])  ㅇㅔㄴ
    ^m(?=[^aeiouyc]) ㅇㅔㅁ
    ng(?=[^aeiou]|$) ㅇ
    n(?=k|c[^eiy])  ㅇ
    dge            ㅈ
    x              kㅅ
    (?<=[^aeiou])le$   ㅡl
    man(?=$|n$)    ㅁㅓㄴ ㅁㅏㄴ ㅁㅐㄴ
    igh            ㅏㅣ:
    eau            ㅗ:
    ee|ie$|ey$     ㅣ: ㅔㅣ:
    ea             ㅣ: ㅔ
    oo             ㅜ:
    ou             ㅏㅜ: ㅜ
    ow$            ㅗ: ㅏㅜ:
    ow             ㅏㅜ: ㅗ:
    oa             ㅗ:
    ai|ay(?![aeiou])  ㅔㅣ: ㅏㅣ:
    ei|ey          ㅔㅣ: ㅏㅣ:
    au|aw          ㅗ: ㅏㅜ:
    ew             ㅠ: ㅜ:
    eu             ㅠ: ㅗㅣ:
    oi|oy          ㅗㅣ:
    y(?=[aeiou])   y
    (?<=[^aeiou])y$  ㅣ:
    y              ㅣ ㅏㅣ:
    a(?=[^aeiouwxyrh]e$) ㅔㅣ:
    i(?=[^aeiouwxyr]e$)  ㅏㅣ: ㅣ
    o(?=[^aeiouwxyr]e$)  ㅗ:
    u(?=[^aeiouwxyr]e$)  ㅠ: ㅜ:
    (?<=[aeiou][^aeiou])e$|(?<=[aeiou][^aeiou][^aeiou])e$
    al(?=[tkdm])   ㅗl ㅏl ㅐl
    a(?=r([^aeiour]|$))  ㅏ:
    [eiu](?=r([^aeiour]|$))  ㅓ: ㅣㅓ:
    o(?=r$)        ㅓ: ㅗ:
    o(?=r[^aeiour]) ㅗ: ㅓ:
    ^a(?=[^aeiou]{2}|[^aeiou]$)  ㅐ - ㅏ
    a(?=n[ckgdt]|[ck]k|m[ps]|[xbdgpt]$)  ㅐ ㅏ
    a$             ㅏ
    a              ㅏ ㅓ - ㅐ
    e(?=[^aeiou]([^aeiou]|$))  ㅔ - ㅓ
    e              ㅔ ㅣ:
    i              ㅣ
    o(?=[^aeiou]([^aeiou]|$))  ㅗ ㅏ
    o              ㅗ
    u(?=[^aeiou]([^aeiou]|$))  ㅓ ㅜ
    u              ㅜ: ㅠ:
    (bb|b|vv|v)    ㅂ
    (cc|c)(?=[eiy])  ㅅ
    (cc|c|kk|k|q)  k
    (dd|d)         ㄷ
    (ff|f)         ㅍ
    (gg|g)(?=[eiy]) ㅈ ㄱ
    (gg|g)         ㄱ
    h(?=[aeiouy])  ㅎ
    h
    j              ㅈ
    (ll|l)         l
    (mm|m)         ㅁ
    (nn|n)         ㄴ
    (pp|p)         p
    (rr|r)         r
    (ss|s)         ㅅ
    t(?=w)         ㅌㅡ
    (tt|t)         t
    w(?=[aeiou])   w
    w              ㅜ
    (zz|z)         ㅈ
"""
_SOUNDS = tuple(
    (re.compile(rule), tuple(said) or ("",)) for rule, *said in (line.split() for line in _RULES.strip().splitlines())
)

FURTHEST = 2  # steps from the likeliest
MOST_READINGS = 2_000  # tried for one word


@lru_cache(maxsize=256)
def in_hangul(word: str, most: int = 5) -> tuple[str, ...]:
    """Return how Korean papers may write a word in Latin letters, the likeliest first.

    >>> in_hangul("Altman")[:3], in_hangul("bank")
    (('올트먼', '알트먼', '올트만'), ('뱅크',))
    """
    known = KNOWN.get(word.lower())
    if known:
        return known
    readings = sorted(_readings(word.lower()), key=lambda reading: reading[0])
    return tuple(dict.fromkeys(written(sounds) for cost, sounds in readings if cost <= FURTHEST))[:most]


def _readings(word: str) -> list[tuple[int, str]]:
    """Return what a word may sound like, each with how far it is from the likeliest."""
    readings = [(0, "")]
    for sounds in _heard(word):
        further = [
            (cost + rank, said + sound) for cost, said in readings for rank, sound in enumerate(sounds) if sound != "-"
        ]
        readings = nsmallest(MOST_READINGS, further)
    return readings


def _heard(word: str) -> Iterator[Sequence[str]]:
    at = 0
    while at < len(word):
        rule, sounds = next(((rule, sounds) for each, sounds in _SOUNDS if (rule := each.match(word, at))), (None, ()))
        if rule is not None:
            yield sounds
        at = rule.end() if rule is not None else at + 1
