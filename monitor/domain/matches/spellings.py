"""Spellings that a topic may lack, proposed by rule, each with why.

Hanja is not guessed: nobody can say from the sound which signs a name has.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice, product

from monitor.domain.matches.loanwords import KNOWN, LETTERS, spoken_letters
from monitor.domain.matches.names import Finder, name_key
from monitor.domain.matches.transliteration import in_hangul
from monitor.domain.texts.folding import fold
from monitor.domain.texts.hangul import block_of, is_block, is_foreign, parts_of

MOST, LEAST = 5, 2  # ways of writing a name of one word, of many words, in Hangul
PAIR = 2
MOST_LETTERS = 4  # of a word in capitals that is read letter by letter
LEAST_WORDS = 3  # of a name that is called by its initials
LEAST_HANGUL = 3  # syllables of a name whose variants are worth a proposal
_PIECE = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+|[가-힣]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelling:
    """A proposed spelling and why; ``seen`` in how many articles of the history it stood.

    ``case``: capitals matter; ``sure``: it spells the same name, unless it is merely near it or seldom written so.
    """

    text: str
    why: str
    seen: int = 0
    case: bool = False
    sure: bool = True


def proposed(names: Sequence[str]) -> tuple[Spelling, ...]:
    """Propose spellings of a topic by rule, without those that its names find already.

    >>> [spelling.text for spelling in proposed(["SoftBank"])]
    ['Soft Bank', '소프트뱅크', '소프트 뱅크', 'Soft-Bank']
    """
    return missing(names, (spelling for name in names for spelling in _from_one(name)))


def missing(names: Iterable[str], spellings: Iterable[Spelling]) -> tuple[Spelling, ...]:
    """Keep the first of equal spellings, without those that the names find already."""
    finder = Finder(map(name_key, names))
    kept: dict[str, Spelling] = {}
    for spelling in spellings:
        if not finds(finder, spelling.text):
            kept.setdefault(name_key(spelling.text), spelling)
    return tuple(kept.values())


def finds(finder: Finder, text: str) -> bool:
    """Say whether the whole of a text is one of the names."""
    folded = fold(text).text
    return any((found.start, found.end) == (0, len(folded)) for found in finder.find(folded))


def _from_one(name: str) -> Iterator[Spelling]:
    pieces = _PIECE.findall(name)
    if name.isascii() and pieces:
        yield from _latin(pieces, " " if " " in name else "")
    elif all(is_block(sign) or sign == " " for sign in name):
        yield from _hangul(name)


def _latin(pieces: Sequence[str], between: str) -> Iterator[Spelling]:
    if len(pieces) == PAIR:
        marks = (" ", ".") if _is_letters(pieces[0]) else (" ",)
        yield from (Spelling(text=mark.join(pieces), why="its parts written apart") for mark in marks)
    yield from _initials(pieces)
    yield from _in_korean(pieces, between)
    if len(pieces) == PAIR:
        yield Spelling(text="-".join(pieces), why="its parts with a hyphen", sure=False)


def _in_korean(pieces: Sequence[str], between: str) -> Iterator[Spelling]:
    options = [_spoken(piece) for piece in pieces]
    ways = sorted(product(*map(enumerate, options)), key=lambda way: sum(rank for rank, _ in way))
    likeliest = [[text for _, text in way] for way in ways[: max(LEAST, MOST // len(pieces))]]
    usual = all(piece.isdigit() or _is_letters(piece) or piece.lower() in KNOWN for piece in pieces)
    why = "its usual spelling in Korean" if usual else "by the rules for foreign words"
    yield from (Spelling(text=between.join(way), why=why) for way in likeliest)
    if len(pieces) == PAIR:
        yield Spelling(text=" ".join(likeliest[0]), why="the same with a blank, which may be missing")


def _spoken(piece: str) -> tuple[str, ...]:
    if piece.isdigit():
        return (piece,)
    if _is_letters(piece):
        return (piece, spoken_letters(piece)) if len(piece) > 1 else (spoken_letters(piece),)
    return in_hangul(piece)


def _is_letters(piece: str) -> bool:
    return len(piece) == 1 or (piece.isupper() and len(piece) <= MOST_LETTERS)


def _initials(pieces: Sequence[str]) -> Iterator[Spelling]:
    if len(pieces) >= LEAST_WORDS and all(piece[0].isupper() and len(piece) > 1 for piece in pieces):
        yield Spelling(text="".join(piece[0] for piece in pieces), why="its initials", case=True)


def _hangul(name: str) -> Iterator[Spelling]:
    solid = name.replace(" ", "")
    for words in _in_latin(solid):
        yield Spelling(text="".join(words), why="the Latin words or letters that it spells")
        if len(words) > 1 and not all(len(word) == 1 for word in words):
            yield Spelling(text=" ".join(words), why="the same with a blank, which may be missing")
            yield Spelling(text=" ".join(_korean_of(solid, words)), why="the same with a blank, which may be missing")
    if len(solid) >= LEAST_HANGUL and is_foreign(solid):
        yield from islice(_in_other_habits(solid), MOST)


@cache
def _readable() -> Mapping[str, str]:
    words = {spelled: word.capitalize() for word, ways in KNOWN.items() for spelled in ways}
    return {**{spoken: letter.upper() for letter, ways in LETTERS.items() for spoken in ways}, **words}


def _in_latin(solid: str) -> Iterator[tuple[str, ...]]:
    """Read a name as known words and spoken letters; in letters alone it needs three of them."""
    words = _cut(solid)
    if words and (any(len(word) > 1 for word in words) or len(words) >= LEAST_WORDS):
        yield words


def _cut(solid: str) -> tuple[str, ...]:
    """Cut a name into words and letters that are known, into as few as can be; empty when something is left."""
    best: list[tuple[str, ...] | None] = [()]
    for end in range(1, len(solid) + 1):
        ways = ((best[start], _readable().get(solid[start:end])) for start in range(end))
        whole = [(*before, word) for before, word in ways if before is not None and word is not None]
        best.append(min(whole, key=len, default=None))
    return best[-1] or ()


def _korean_of(solid: str, words: Sequence[str]) -> Iterator[str]:
    for word in words:
        spelled = next(way for way, latin in _readable().items() if latin == word and solid.startswith(way))
        solid = solid.removeprefix(spelled)
        yield spelled


# How outlets differ about the same foreign sound.
_BEFORE_L = {"ㅗ": "ㅏㅐ", "ㅏ": "ㅗㅐ", "ㅐ": "ㅗㅏ"}  # 올트먼, 알트먼, 앨트먼
_BEFORE_N = {"ㅐ": "ㅏ", "ㅏ": "ㅐ"}  # 앤트로픽, 안트로픽
_UNSTRESSED = {"ㅓ": "ㅏ", "ㅏ": "ㅓ"}  # 올트먼, 올트만; 오러클, 오라클
_DENTAL = {"스": "트쓰", "트": "스쓰", "쓰": "스트"}  # 앤스로픽, 앤트로픽, 앤쓰로픽


def _in_other_habits(solid: str) -> Iterator[Spelling]:
    for at, block in enumerate(solid):
        for other in dict.fromkeys(_other_blocks(solid, at)):
            yield Spelling(text=solid[:at] + other + solid[at + 1 :], why=f"some write {other} for {block}")


def _other_blocks(solid: str, at: int) -> Iterator[str]:
    onset, vowel, coda = parts_of(solid[at])
    begins, ends = at == 0, at + 1 == len(solid)
    if begins and coda in ("ㄹ", "ㄴ"):
        others = (_BEFORE_L if coda == "ㄹ" else _BEFORE_N).get(vowel, "")
        yield from (block_of(onset, other, coda) for other in others)
    if not (begins or ends) and parts_of(solid[at + 1])[0] == "ㄹ":
        yield from _DENTAL.get(solid[at], "")
    if not begins and vowel in _UNSTRESSED and (coda or not ends):
        yield block_of(onset, _UNSTRESSED[vowel], coda)
