"""Who did what to whom: two that changed their parts in a sentence whose words stayed."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from monitor.domain.texts.text import key

# Particles tell the parts in Korean and Japanese: who does it, to whom, from whom. They are closed classes.
_PARTS = {
    "who": "이 가 은 는 께서 , が は",
    "whom": "을 를 を",
    "to": "에게 한테 께 에 に",
    "from": "에게서 한테서 로부터 から",
    "by": "によって",
    "with": "와 과 と",
    "whose": "의 の",
}
_PART_OF = {particle: part for part, particles in _PARTS.items() for particle in particles.split()}
_HANGUL = "|".join(sorted((each for each in _PART_OF if "가" <= each <= "힣힣"), key=len, reverse=True))
_KOREAN = re.compile(rf"(?<![가-힣A-Za-z])(?P<who>[가-힣A-Za-z]{{1,12}}?)(?P<part>{_HANGUL}|,)(?![가-힣A-Za-z])")
_JAPANESE = re.compile(r"(?P<who>[一-鿿ァ-ヶーA-Za-z]{1,12})(?P<part>が|は|を|に|から|によって)")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_NAME = re.compile(r"[A-ZÀ-ÖØ-Þ]")
_LISTS = {
    # Between two that do one thing together, or that are listed.
    "joining": "and und en et y e & or oder of ou o vs v versus",
    # With which English, German, Dutch, French and Spanish make a statement passive.
    "being": "is are was were be been being gets got has have had will wird werden wurde wurden worden wordt werd"
    " est sont été fue ser",
    "by": "by von durch door par por",
    "article": "the a an der die das den dem des ein eine einen einem einer de het een le la les un une el los las una",
}
_JOINING, _BEING, _BY, _ARTICLES = (frozenset(words.split()) for words in _LISTS.values())
_PASSIVE = _BEING | _BY
_STEM = 7  # letters that stay of a noun in another case
_BOTH_AND_VERB = 2  # words at least of a statement of who did what to whom
_SAYING = 4  # letters of a word that says something
_LONG = 40  # words of a sentence that are looked at


def swapped(before: str, after: str) -> tuple[str, str]:
    """Give the two that changed their parts, in the order before; both empty where none did.

    >>> swapped("Acme sued Globex on Monday.", "Globex sued Acme on Monday.")
    ('Acme', 'Globex')
    >>> swapped("삼성이 애플을 제소했다.", "애플이 삼성을 제소했다.")
    ('삼성', '애플')
    >>> swapped("by Zhang Wei and others", "by Wei Zhang and others")
    ('', '')
    """
    old, new = key(before), key(after)
    return _by_particles(old, new) or _by_order(old, new) or _by_voice(old, new) or ("", "")


def _by_particles(before: str, after: str) -> tuple[str, str] | None:
    for pattern in (_KOREAN, _JAPANESE):
        old, new = _parts(pattern, before), _parts(pattern, after)
        turned = [who for who in old if who in new and old[who] != new[who]]
        for one in turned:
            other = next((who for who in turned if old[who] == new[one] and new[who] == old[one]), None)
            if other:
                return one, other
    return None


def _parts(pattern: re.Pattern[str], text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for each in pattern.finditer(text):
        found.setdefault(each["who"], _PART_OF[each["part"]])
    return found


def _by_order(before: str, after: str) -> tuple[str, str] | None:
    """Find two names, or nouns behind articles, that changed places around a verb in a sentence of the same words."""
    old, new = _WORD.findall(before)[:_LONG], _WORD.findall(after)[:_LONG]
    if Counter(_stems(old)) != Counter(_stems(new)):
        return None
    stems = _stems(new)
    nouns = [word for word in _nouns(old) if stems.count(_stem(word)) == _stems(old).count(_stem(word)) == 1]
    for one, other in pairwise(nouns):
        a, b = old.index(one), old.index(other)
        c, d = _place(one, new), _place(other, new)
        between, then = old[a + 1 : b], new[d + 1 : c]
        if a < b and c > d and _is_verb_between(between) and _small(between) == _small(then):
            return one, other
    return None


def _nouns(words: Sequence[str]) -> list[str]:
    """List the names of a sentence and the words right behind an article, in order."""
    nouns = (_NAME.match(word) or (at and words[at - 1].casefold() in _ARTICLES) for at, word in enumerate(words))
    return [word for word, noun in zip(words, nouns, strict=True) if noun and word.casefold() not in _ARTICLES]


def _stems(words: Sequence[str]) -> list[str]:
    return [_stem(word) for word in words if word.casefold() not in _ARTICLES]


def _stem(word: str) -> str:
    return word[:_STEM].casefold()


def _place(word: str, words: Sequence[str]) -> int:
    return next(at for at, each in enumerate(words) if _stem(each) == _stem(word))


def _small(words: Sequence[str]) -> Counter[str]:
    return Counter(word for word in words if word.islower() and word not in _ARTICLES)


def _is_verb_between(words: Sequence[str]) -> bool:
    """Whether more than a conjunction or the rest of a name stands between two names."""
    return any(word.islower() and word not in _JOINING and word not in _ARTICLES for word in words)


def _by_voice(before: str, after: str) -> tuple[str, str] | None:
    """Find a statement that became passive, or active again, while who and whom kept their places."""
    old, new = _WORD.findall(before)[:_LONG], _WORD.findall(after)[:_LONG]
    longer, shorter = (new, old) if len(new) > len(old) else (old, new)
    more = Counter(longer) - Counter(shorter)
    if Counter(shorter) - Counter(longer) or not set(more) <= _PASSIVE or not set(more) & _BY:
        return None
    names = [word for word in shorter if _NAME.match(word) or len(word) >= _SAYING]
    in_place = [word for word in longer if word not in more] == [word for word in shorter if word not in more]
    return (names[0], names[-1]) if in_place and len(names) > _BOTH_AND_VERB else None
