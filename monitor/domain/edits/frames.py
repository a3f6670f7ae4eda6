"""What stays of a statement that is reworded: the frame in which a figure, a name or a quotation stands or stood."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from rapidfuzz.distance import Indel

from monitor.domain.edits.quotation_marks import without_marked
from monitor.domain.numbers.figures import read_numbers, without_numbers
from monitor.domain.numbers.spelled import spelled_out
from monitor.domain.texts.hanja import are_read_alike, has_hanja, in_hangul
from monitor.domain.texts.runs import runs_of
from monitor.domain.texts.text import key

KEPT = 0.55  # of the letters of the shorter wording that stay, so that it is one statement still
_WORD = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*")
# German and Dutch make participles by ge-, behind the prefix of a verb that has one: umgebracht, opgepakt.
_PARTICIPLE = re.compile(
    r"^(?P<prefix>(?:ab|an|auf|aus|bei|ein|fest|her|hin|los|mit|nach|nieder|um|vor|weg|zu|zurück|zusammen|aan|af|bij|in|mee|na|neer"
    r"|om|op|over|terug|toe|uit|voor)?)ge(?=\w{4})"
)
_UNSPACED = re.compile(r"[぀-ヿ㐀-鿿]")
_SPACED = re.compile(r"[A-Za-zÀ-ɏ가-힣]")
_STANDS = "%‰"  # marks that say something
_MARKS = "".join(
    sign
    for sign in map(chr, (*range(0x3100), *range(0xFE00, 0x10000)))
    if unicodedata.category(sign)[0] == "P" and sign not in _STANDS
)
_UNREAD = re.compile(rf"(?P<kept>(?<=\d)[.,:](?=\d)|(?<![^\W_])-(?=\d))|[\s{re.escape(_MARKS)}]+?")
_DIGIT = re.compile(r"\d")
_RESPELLED = 4  # numbers of one wording that are spelled otherwise
_STEM_LATIN, _STEM_HANGUL = 4, 2  # letters that forms of one word begin with
_SYNONYMS = 2  # words of one statement for which others are said
_NEAR = 20  # words of one beginning among which a form is looked for
_ENDING = 0.5  # share of a word that an ending may be
_ARTICLES = "the a an het de een der die das ein eine le la les el los las"
_LEANING = frozenset(f"등 및 또 {_ARTICLES}".split())  # with the nouns and conjunctions of Korean that lean on others
# Words that come or go beside one that says something, and say nothing alone: prepositions, demonstratives,
# conjunctions, possessives, forms of "to be", adverbs that only join. These are closed classes; what denies or leaves
# open (not, may, reportedly) is none of them.
_SMALL_WORDS = {
    "en": (
        "in on at to for from of by with as into over after before during near about and or but that this "
        "these those its his her their our your is are was were be been being has have had also still again "
        "now just so then there"
    ),
    "de": (
        "im am an auf aus bei mit nach von vom vor zu zum zur über unter für um und oder aber dieser diese "
        "dieses diesem diesen den dem des ist sind war waren wird werden auch noch wieder jetzt nun schon"
        " als wenn weil dass nachdem sie er es dort hier da"
    ),
    "nl": (
        "op aan uit bij met na naar van voor tot te over onder om en of maar dit dat deze die is zijn was "
        "waren wordt ook nog weer nu al zich er"
    ),
    "fr": "à au aux du des en dans par pour sur avec sous et ou ce cette ces est sont été aussi encore",
    "es": "del al en por para con sobre y o este esta estos estas es son fue también ya",
    "ko": "듯 것 수 데 뿐 바",
}
_BARE = frozenset(chain.from_iterable(words.split() for words in _SMALL_WORDS.values()))


@dataclass(frozen=True, slots=True)
class Frame:
    """Two wordings without their figures and quotations: the words that went and came, and the share that stayed."""

    gone: tuple[str, ...]
    come: tuple[str, ...]
    share: float
    one_by_one: bool = False  # whether each word that went gave way to one in its place, and there are two at most

    @property
    def stays(self) -> bool:
        """Whether the statement is still made, whatever figure, name or quotation it holds now."""
        return self.share >= KEPT or (self.is_slight and self.share > 0)

    @property
    def is_slight(self) -> bool:
        """Whether no more than one word gave way to another, came or went; order and endings do not count."""
        if self.gone and self.come:
            return max(len(self.gone), len(self.come)) <= 1
        return len([word for word in (*self.gone, *self.come) if word not in _BARE]) <= 1

    @property
    def told(self) -> tuple[str, ...]:
        """The words that came and say something alone."""
        return tuple(word for word in self.come if word not in _BARE)


@lru_cache(maxsize=64)
def frame_of(before: str, after: str) -> Frame:
    """Compare two wordings beside their figures and quotations.

    >>> frame_of("Narrow win for Rovers in the cup", "Slim win for Rovers in the cup").is_slight
    True
    """
    old, new = (_words(without_numbers(without_marked(key(text)))) for text in (before, after))
    if _is_unspaced(before) or _is_unspaced(after):
        return _by_letters(old, new)
    gone, come = _less(old, new), _less(new, old)
    stayed = _letters(old) - _letters(gone)
    gone, come = _without_endings(gone, come)
    stems = _letters(old) - _letters(gone)
    shorter = min(_letters(old), _letters(new))
    share = min(1.0, max(stayed, stems) / shorter) if shorter else 0.0
    return Frame(tuple(gone), tuple(come), share, one_by_one=_one_by_one(old, new))


def _one_by_one(old: Sequence[str], new: Sequence[str]) -> bool:
    """Whether one or two words gave way each to another in its place, as synonyms do."""
    runs = [(gone, come) for gone, come in runs_of(old, new) if not _are_forms_of_one(gone, come)]
    return len(runs) <= _SYNONYMS and all(len(gone) == len(come) == 1 for gone, come in runs)


def _are_forms_of_one(gone: Sequence[str], come: Sequence[str]) -> bool:
    return len(gone) == len(come) == 1 and are_forms(gone[0], come[0])


def is_cosmetic(before: str, after: str) -> bool:
    """Whether only capitals, marks, blanks or Chinese letters for Korean ones tell two wordings apart.

    >>> is_cosmetic("Port to open new Quay", "Port To Open New Quay."), is_cosmetic("新부두 개장", "신부두 개장")
    (True, True)
    >>> is_cosmetic("It fell to -5", "It fell to 5")
    False
    """
    if plain(before) == plain(after) or _only_respelled(before, after):
        return True
    if not (has_hanja(before) or has_hanja(after)) or _is_unspaced(before):
        return False
    runs = runs_of(key(before).split(), key(after).split())
    return all(are_read_alike(plain("".join(gone)), plain("".join(come))) or _alike(gone, come) for gone, come in runs)


def _only_respelled(before: str, after: str) -> bool:
    """Whether only the spelling of numbers tells two wordings apart: 5000억 and 5천억, 12 and twelve."""
    if not (_DIGIT.search(before) or _DIGIT.search(after)):
        return False
    runs = runs_of(key(before).split(), key(after).split())
    return 0 < len(runs) <= _RESPELLED and all(_say_one_number(" ".join(gone), " ".join(come)) for gone, come in runs)


def _say_one_number(gone: str, come: str) -> bool:
    old, new = read_numbers(gone), read_numbers(come)
    if old and new:
        same = [figure.says for figure in old] == [figure.says for figure in new]
        return same and plain(without_numbers(gone)) == plain(without_numbers(come))
    figures, letters = (old, come) if old else (new, gone)
    return len(figures) == 1 and plain(spelled_out(figures[0], letters)) == plain(letters) != ""


def _alike(gone: Sequence[str], come: Sequence[str]) -> bool:
    return plain("".join(gone)) == plain("".join(come))


@lru_cache(maxsize=256)
def plain(text: str) -> str:
    """Leave nothing but what is read aloud: letters without their case, digits with their points, signs of figures.

    >>> plain("“It fell to -5.5 %”, he said…")
    'itfellto-5.5%hesaid'
    """
    folded = key(text) if _is_unspaced(text) else in_hangul(key(text))
    return _UNREAD.sub(_only_kept, folded).casefold()


def _only_kept(found: re.Match[str]) -> str:
    return found["kept"] or ""


def _is_unspaced(text: str) -> bool:
    """Whether a text is of a language that puts no blanks between words: Japanese, Chinese."""
    return len(_UNSPACED.findall(text)) > len(_SPACED.findall(text))


def _words(text: str) -> list[str]:
    words = (word.casefold() for word in _WORD.findall(in_hangul(text)) if not word.isdigit())
    return [word for word in words if word not in _LEANING]


def _less(words: Sequence[str], others: Iterable[str]) -> list[str]:
    """List the words that are not among the others, each of which answers for one."""
    left = Counter(others)
    rest = []
    for word in words:
        if left[word]:
            left[word] -= 1
        else:
            rest.append(word)
    return rest


def _without_endings(gone: list[str], come: list[str]) -> tuple[list[str], list[str]]:
    """Leave out words that only their ending tells apart."""
    left: defaultdict[str, list[str]] = defaultdict(list)
    for word in come:
        left[_beginning(word)].append(word)
    rest, taken = [], Counter[str]()
    for word in gone:
        near = left[_beginning(word)]
        twin = next((other for other in near[:_NEAR] if are_forms(word, other)), None)
        if twin is None:
            rest.append(word)
        else:
            near.remove(twin)
            taken[twin] += 1
    return rest, _less(come, taken.elements())


def _beginning(word: str) -> str:
    """Give the letters without which two words are no forms of one."""
    return _without_ge(word)[: 1 if "가" <= word[:1] <= "힣" else _STEM_LATIN]


def _without_ge(word: str) -> str:
    """Leave out what German and Dutch make participles with."""
    return _PARTICIPLE.sub(r"\g<prefix>", word) if "ge" in word else word


def are_forms(one: str, other: str) -> bool:
    """Whether two words share their beginning and differ in an ending.

    >>> are_forms("수립", "수립한다"), are_forms("ukraine", "ukrainian"), are_forms("open", "opera")
    (True, True, False)
    >>> are_forms("umgebracht", "umbrachten"), are_forms("opgepakt", "oppakken")
    (True, True)
    """
    one, other = _without_ge(one), _without_ge(other)
    shared = len(one) - len(_rest(one, other))
    longer = max(len(one), len(other))
    if "가" <= one[:1] <= "힣":
        return shared >= min(_STEM_HANGUL, len(one), len(other)) and shared >= (longer - _STEM_HANGUL) * _ENDING
    return shared >= _STEM_LATIN and shared > longer * _ENDING


def stem_of(word: str) -> str:
    """Give the letters with which forms of a word begin."""
    return word[: _STEM_HANGUL if "가" <= word[:1] <= "힣" else _STEM_LATIN + 1]


def _rest(one: str, other: str) -> str:
    at = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return one[at:]


def _letters(words: Iterable[str]) -> int:
    return sum(map(len, words))


def _by_letters(old: Sequence[str], new: Sequence[str]) -> Frame:
    before, after = "".join(old), "".join(new)
    runs = list(_differing(before, after))
    stayed = Indel.similarity(before, after) / 2
    shorter = min(len(before), len(after))
    gone = tuple(was for was, _ in runs if was)
    come = tuple(became for _, became in runs if became)
    return Frame(gone, come, stayed / shorter if shorter else 0.0)


def _differing(before: str, after: str) -> Iterator[tuple[str, str]]:
    return (("".join(gone), "".join(come)) for gone, come in runs_of(before, after))
