"""Spellings that a topic may lack, met in texts that are read one after the other."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from rapidfuzz import fuzz, process

from monitor.domain.edges import stems
from monitor.domain.folding import fold
from monitor.domain.hangul import is_block, parts_of
from monitor.domain.names import Finder, is_common, name_key
from monitor.domain.spellings import Spelling, finds

MOST = 12  # of each kind
NEAR = 80  # of a hundred: how alike a word must be to a known spelling, sound by sound
LEAST_SOUNDS = 6  # of such a word; shorter ones are alike by chance

_PARTNER = r"[^\s()（）\[\]·,…\"'“”‘’]{2,30}(?: [A-Z][\w.-]{1,20}){0,3}"
_IN_BRACKETS = re.compile(rf"({_PARTNER})\s?[(（]({_PARTNER})[)）,·]")
_WORD = re.compile(r"[가-힣A-Za-z][가-힣A-Za-z.&'’-]{1,24}")


class Met:
    """Gathers from texts what may be further spellings of a topic with these names; ``guesses`` are looked for too."""

    def __init__(self, names: Sequence[str], guesses: Iterable[Spelling] = ()) -> None:
        self._names = Finder(map(name_key, names))
        self._sounds = [_sounds(name) for name in names]
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
        self._words.update({stem for word in set(_WORD.findall(text)) for stem in stems(word)})
        if known:
            self._partners.update(set(self._beside(text)))

    def spellings(self) -> tuple[Spelling, ...]:
        """Return the guesses, what stood in brackets beside a name, and words like a name; what was seen most first."""
        guesses = (replace(guess, seen=self._seen[key]) for key, guess in self._guesses.items())
        return tuple(sorted([*guesses, *self._in_brackets(), *self._alike()], key=lambda each: -each.seen))

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
            known = Finder(map(name_key, kept)).find(fold(word).text)
            if not (known or self._names.find(fold(word).text)):
                kept.append(word)
                why = f"{score:.0f} % like a known spelling"
                yield Spelling(text=word, why=why, seen=self._words[word], sure=False)

    def _nearest(self) -> list[tuple[float, str]]:
        known = {word: sounds for word in self._words if len(sounds := _sounds(word)) >= LEAST_SOUNDS}
        near = (
            process.extract(sounds, known, scorer=fuzz.ratio, score_cutoff=NEAR, limit=MOST * 4)
            for sounds in self._sounds
        )
        return sorted(((score, word) for each in near for _, score, word in each), reverse=True)[: MOST * 4]


def _sounds(name: str) -> str:
    """Write a name sound by sound, so that 알트만 is near 올트먼."""
    return "".join("".join(parts_of(sign)) if is_block(sign) else sign for sign in name_key(name).replace(" ", ""))
