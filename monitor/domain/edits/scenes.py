"""The two states of an article as wholes, beside which what differs is weighed."""

import re
from collections import defaultdict
from functools import cached_property

from monitor.domain.articles import Article
from monitor.domain.edits.captions import is_credit
from monitor.domain.edits.mentions import is_german
from monitor.domain.texts.text import loose_key

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_ENOUGH = 2_000  # letters by which a language is known
_TEASER = 400  # letters of a headline with its teaser
_CREDIT = 30  # letters behind a caption in which its credit begins
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

    @property
    def title(self) -> str:
        """The headline as it stands now."""
        return self._after.title

    @cached_property
    def is_german(self) -> bool:
        """Whether the article is German."""
        return any(is_german(" ".join((each.title, *each.body))[:_ENOUGH]) for each in (self._before, self._after))

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
    """Where the numbers of a text stand, so that many figures are looked for in one reading."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        for number in _NUMBER.finditer(text):
            self._places[number.group()].append(number.start())
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
        places = self._places.get(number.group(), [])
        return sum(self._text.startswith(said, place - number.start()) for place in places)


def _all_of(article: Article) -> str:
    return loose_key("\n".join((article.title, article.subtitle, *article.body, *article.captions)))
