"""Asking a wording what somebody searches for; a word finds whatever begins with it, or stands inside of it."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from monitor.domain.articles import Article
from monitor.domain.matches.asking import Answer, answer, word_key
from monitor.domain.matches.edges import anywhere, begins_word
from monitor.domain.matches.names import Finder, Found
from monitor.domain.matches.query import Named, Phrase, Query, Word, mapped, words
from monitor.domain.matches.reading import Facts, TopicReading
from monitor.domain.texts.folding import fold, unaccented


class Searcher:
    """Asks wordings one query; accents do not matter.

    ``inside``: words are found inside of others, too: 머스크 in 전기차머스크.
    """

    def __init__(self, query: Query, *, inside: bool = False) -> None:
        self._query = mapped(query, _unaccented)
        keys = {word_key(word) for word in words(self._query) if not isinstance(word, Named)}
        self._finder = Finder(keys, frozenset(keys), stands=anywhere if inside else begins_word)

    def read(self, article: Article, facts: Facts) -> TopicReading:
        """Read a wording once: its places by name, each as it is shown but for accents."""
        places = {name: fold(unaccented(text)) for name, text in texts_of(article).items() if text}
        found: dict[str, list[Found]] = {}
        for place, folded in places.items():
            for hit in self._finder.find(folded.text, place):
                found.setdefault(hit.key, []).append(hit)
        return TopicReading(places, {key: tuple(hits) for key, hits in found.items()}, facts)

    def ask(self, reading: TopicReading, newest: TopicReading | None = None) -> Answer:
        """Say whether a wording meets the query, and where; ``newest``: what became of it, if it is not the last."""
        return answer(self._query, replace(reading, newest=newest))


def texts_of(article: Article) -> Mapping[str, str]:
    """Give all words of an article, by the places that queries name; what has no name is found anywhere."""
    return {
        "title": article.title,
        "lead": article.subtitle,
        "body": article.text,
        "caption": "\n".join(article.captions),
        "subheading": "\n".join(article.subheadings),
        "notice": "\n".join(article.notices),
    }


def in_order(found: Iterable[Found]) -> list[Found]:
    """Put what was found in the order in which an article is read, each place once."""
    order = list(texts_of(Article(url="", title="")))
    return sorted(set(found), key=lambda hit: (order.index(hit.place), hit.start, hit.end))


def _unaccented(leaf: Query) -> Query:
    match leaf:
        case Word(text, exact):
            return Word(unaccented(text), exact)
        case Phrase(text):
            return Phrase(unaccented(text))
        case _:
            return leaf
