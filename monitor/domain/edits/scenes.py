"""The two states of an article as wholes, beside which what differs is weighed."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from itertools import islice

from monitor.domain.articles import Article
from monitor.domain.edits.mentions import is_german
from monitor.domain.edits.paratext import is_credit
from monitor.domain.texts.text import loose_key

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_ENOUGH = 600  # letters by which a language is known
_TEASER = 400  # letters of a headline with its teaser
_CREDIT = 30  # letters behind a caption in which its credit begins
_FEW = 24  # figures that are looked for one by one
_NUMBERS, _TIMES = 20_000, 100  # numbers of a text that are looked at, and times that one is counted
_WORDS = 200  # figures in letters that are looked for
_SMALL = re.compile(r"\b[a-zà-ÿ][\w’'-]*")


class Scene:
    """The two states as wholes, to tell what was taken away from what merely changed its place; read when asked for."""

    def __init__(self, before: Article, after: Article) -> None:
        self._before, self._after = before, after

    @cached_property
    def before(self) -> str:
        """All that the article said, without blanks."""
        return _all_of(self._before)

    @cached_property
    def after(self) -> str:
        """All that it says."""
        return _all_of(self._after)

    @cached_property
    def before_folded(self) -> str:
        """All that it said, in small letters."""
        return self.before.casefold()

    @cached_property
    def says(self) -> str:
        """All that it says, with its blanks."""
        return " ".join((self._after.title, self._after.subtitle, *self._after.body))

    @property
    def title(self) -> str:
        """The headline as it stands now."""
        return self._after.title

    @property
    def struck(self) -> tuple[str, ...]:
        """The words that the page shows as taken back."""
        return self._after.withdrawn

    @cached_property
    def is_german(self) -> bool:
        """Whether the article is German."""
        return is_german(f"{self._after.title} {self._after.text[:_ENOUGH]}")

    @cached_property
    def is_teaser(self) -> bool:
        """Whether the text is a few lines of which none stayed as it was."""
        short = len(self.before) + len(self.after) <= 2 * _TEASER
        return short and not {*map(loose_key, self._before.body)} & {*map(loose_key, self._after.body)}

    def is_credited(self, line: str, *, gone: bool) -> bool:
        """Whether the credit of a picture stands right behind a line, so that it is a caption."""
        text, said = self.before if gone else self.after, loose_key(line)
        at = text.find(said)
        return at >= 0 and is_credit(text[at + len(said) : at + len(said) + _CREDIT])

    @cached_property
    def _small(self) -> frozenset[str]:
        texts = (line for article in (self._before, self._after) for line in (article.title, *article.body))
        return frozenset(word for line in texts for word in _SMALL.findall(line))

    def is_common(self, name: str) -> bool:
        """Whether the article writes all words of a name small elsewhere, as it would not write a name."""
        return all(word.lower() in self._small for word in name.split())

    def times_before(self, figure: str) -> int:
        """Count how often the article stated a figure."""
        return self._stated_before.times(figure)

    def times_after(self, figure: str) -> int:
        """Count how often it states it: 9일 does not stand in 19일."""
        return self._stated_after.times(figure)

    @cached_property
    def _stated_before(self) -> "_Stated":
        return _Stated(self.before)

    @cached_property
    def _stated_after(self) -> "_Stated":
        return _Stated(self.after)


class _Stated:
    """How often a text states figures: a few are looked for as they come, many in one reading."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._known: dict[str, int] = {}

    def times(self, figure: str) -> int:
        """Count how often a figure is stated as it is written."""
        if figure not in self._known:
            self._known[figure] = self._count(loose_key(figure))
        return self._known[figure]

    def _count(self, said: str) -> int:
        number = _NUMBER.search(said)
        if number is None:
            return self._text.count(said) if said and len(self._known) < _WORDS else 0
        if len(self._known) < _FEW:
            return sum(_is_whole(self._text, place, said) for place in _places(self._text, said))
        places = self._numbers.get(number.group(), [])
        return sum(self._text.startswith(said, place - number.start()) for place in places[:_TIMES])

    @cached_property
    def _numbers(self) -> dict[str, list[int]]:
        found: defaultdict[str, list[int]] = defaultdict(list)
        for number in islice(_NUMBER.finditer(self._text), _NUMBERS):
            found[number.group()].append(number.start())
        return found


def _places(text: str, said: str) -> Iterator[int]:
    at = -1
    for _ in range(_TIMES):
        at = text.find(said, at + 1)
        if at < 0:
            return
        yield at


def _is_whole(text: str, at: int, said: str) -> bool:
    """Whether a figure at a place is no part of a longer one."""
    end = at + len(said)
    glued = said[0].isdigit() and text[at - 1 : at] and text[at - 1] in "0123456789.,"
    return not glued and not (said[-1].isdigit() and text[end : end + 1].isdigit())


def _all_of(article: Article) -> str:
    return loose_key("\n".join((article.title, article.subtitle, *article.body, *article.captions)))
