"""Spellings that a topic may lack, met in texts that are read one after the other."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from rapidfuzz import fuzz

from monitor.domain.matches.edges import stems
from monitor.domain.matches.names import Finder, is_common, name_key
from monitor.domain.matches.spellings import Spelling, finds
from monitor.domain.texts.folding import fold
from monitor.domain.texts.hangul import VOWELS, is_block, is_foreign, parts_of

MOST = 12  # of each kind
MOST_UNSEEN = 4  # guesses that stood in no text
NEAR = 70  # of a hundred: how alike a word must be to a known spelling, sound by sound
LEAST_SOUNDS = 6  # of such a word; shorter ones are alike by chance

_PARTNER = r"[^\s()（）\[\]·,…\"'“”‘’]{2,30}(?: [A-Z][\w.-]{1,20}){0,3}"
_IN_BRACKETS = re.compile(rf"({_PARTNER})\s?[(（]({_PARTNER})[)）,·]")
_SILENT = f"{VOWELS}aeiouyㅇ"
_HARD = dict(zip("ㄲㅋㄸㅌㅃㅍㅆㅅㅉㅊ", "ㄱㄱㄷㄷㅂㅂㄷㄷㅈㅈ", strict=True))  # and ㅅ, ㅌ: both are heard for th
_WORD = re.compile(r"[가-힣A-Za-z][가-힣A-Za-z.&'’-]{1,24}")


class Met:
    """Gathers from texts what may be further spellings of a topic with these names; ``guesses`` are looked for too."""

    def __init__(self, names: Sequence[str], guesses: Iterable[Spelling] = ()) -> None:
        self._names = Finder(map(name_key, names))
        self._foreign = [name for name in names if _may_differ(name)]
        self._guesses = {name_key(guess.text): guess for guess in guesses}
        self._guessed = Finder(self._guesses)
        self._seen: Counter[str] = Counter()
        self._partners: Counter[str] = Counter()
        self._words: Counter[str] = Counter()

    def read(self, text: str) -> None:
        """Take in one text."""
        folded = fold(text).text
        known = {(found.start, found.end) for found in self._names.find(folded)}
        self._seen.update({each.key for each in self._guessed.find(folded) if (each.start, each.end) not in known})
        self._words.update({stem for word in set(_WORD.findall(text)) for stem in _stems(word)})
        if known:
            self._partners.update(set(self._beside(text)))

    def spellings(self) -> tuple[Spelling, ...]:
        """Return the guesses, what stood in brackets beside a name, and words like a name; what was seen most first.

        Of the guesses that were seen nowhere, the likeliest few.
        """
        guesses = [replace(guess, seen=self._seen[key]) for key, guess in self._guesses.items()]
        seen = [*(each for each in guesses if each.seen), *self._in_brackets(), *self._alike()]
        unseen = [each for each in guesses if each.sure and not each.seen]
        return (*sorted(seen, key=lambda each: -each.seen), *unseen[:MOST_UNSEEN])

    def _beside(self, text: str) -> Iterator[str]:
        for before, inside in _IN_BRACKETS.findall(text):
            if finds(self._names, before):
                yield inside
            elif finds(self._names, inside):
                yield before

    def _in_brackets(self) -> Iterator[Spelling]:
        for text, seen in self._partners.most_common(MOST):
            if not (is_common(text) or any(sign.isdigit() for sign in text) or self._names.find(fold(text).text)):
                yield Spelling(text=text, why="stands in brackets beside a known spelling", seen=seen, sure=False)

    def _alike(self) -> Iterator[Spelling]:
        """Give words that sound nearly like a name, but not with another ending beside a likelier one."""
        kept: list[str] = []
        for score, word in self._nearest():
            if not Finder(map(name_key, (*kept, *self._guesses))).find(fold(word).text):
                kept.append(word)
                why = f"sounds {score:.0f} % like a known spelling"
                yield Spelling(text=word, why=why, seen=self._words[word], sure=False)

    def _nearest(self) -> list[tuple[float, str]]:
        """Give words with the consonants of a name and nearly its vowels, the nearest first."""
        by_consonants: defaultdict[str, list[str]] = defaultdict(list)
        for word in self._words:
            by_consonants[_consonants(word)].append(word)
        near = [
            (fuzz.ratio(_sounds(name), _sounds(word)), word)
            for name in self._foreign
            for word in by_consonants[_consonants(name)]
            if not (name_key(word) in name_key(name) or self._names.find(fold(word).text))
        ]
        return sorted((each for each in near if each[0] >= NEAR), reverse=True)[:MOST]


@lru_cache(maxsize=100_000)
def _stems(word: str) -> tuple[str, ...]:
    return tuple(stems(word))


def _may_differ(name: str) -> bool:
    return len(_sounds(name)) >= LEAST_SOUNDS and (is_foreign(name) or not any(map(is_block, name)))


def _sounds(name: str) -> str:
    """Write a name sound by sound, so that 알트만 is near 올트먼."""
    return "".join("".join(parts_of(sign)) if is_block(sign) else sign for sign in name_key(name).replace(" ", ""))


@lru_cache(maxsize=100_000)
def _consonants(name: str) -> str:
    """Leave out what outlets differ about: vowels, and how hard a consonant is."""
    return "".join(_HARD.get(sound, sound) for sound in _sounds(name) if sound not in _SILENT)
