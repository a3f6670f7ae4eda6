"""Which topics an article meets, with the words and places that prove it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from monitor.domain.articles import Article
from monitor.domain.matches.asking import Answer, answer, topic_key, word_key
from monitor.domain.matches.names import Finder, Found, longest, name_key, one_at_each_place
from monitor.domain.matches.queries import parse
from monitor.domain.matches.query import Named, Phrase, Query, Word, bound, has_traits, words
from monitor.domain.matches.reading import TopicReading, Traits
from monitor.domain.texts.folding import fold
from monitor.domain.topics import Excluded, Match, Matching, Name, Term, Topic

SHOWN = 8  # companions that a name lacked
_LABELS = re.compile(r"^\s*(?:[\[<【〈(]([^\]>】〉)]{1,12})[\]>】〉)]\s*)+")
_LABEL = re.compile(r"[\[<【〈(]([^\]>】〉)]{1,12})[\]>】〉)]")


@dataclass(frozen=True, slots=True)
class Prepared:
    """A topic with its query read; ``keys``: one of them must be found, or it cannot be met, unless ``always``."""

    topic: Topic
    query: Query
    keys: frozenset[str]
    always: bool


class Matcher:
    """Matches articles against topics; built once, the same answer for the same article ever after.

    A topic without a query wants any of its names. In a query the name of a topic stands for all
    spellings of that topic; every other word stands for itself.
    """

    def __init__(self, topics: Sequence[Topic]) -> None:
        self._names = _names(topics)
        self._order = {key: number for number, key in enumerate(self._names)}
        self._spelled = {name_key(name.text): name.text for topic in topics for name in topic.names}
        self._prepared = _prepared(topics)
        self._asking = _asking(self._prepared)
        self._always = frozenset(number for number, each in enumerate(self._prepared) if each.always)
        wanted, others = _keys(topics, self._prepared)
        counted = frozenset(wanted | others) - self._names.keys()  # words of queries, for what is counted is no name
        self._wanted, self._others = Finder(wanted, counted), Finder(others, counted)

    def match(self, article: Article, source: str = "") -> Matching:
        """Return the topics that an article meets: title, lead (subtitle), body and captions are read."""
        fields = {
            "title": article.title,
            "lead": article.subtitle,
            "body": article.text,
            "caption": "\n".join(article.captions),
        }
        return self.match_fields(fields, traits_of(article, source))

    def match_fields(self, fields: Mapping[str, str], traits: Traits | None = None) -> Matching:
        """Return the topics that some texts meet; offsets count in the text of their field."""
        reading = self._read(fields, traits or Traits(label=_title_labels(fields.get("title", ""))))
        near = self._near(reading)
        if near:
            reading = self._with_names(self._searched(reading, self._others))
        answers = [(each, answer(each.query, reading)) for each in near]
        matches = (self._match(each, said, reading) for each, said in answers if said.met)
        excluded = (self._excluded(each, said, reading) for each, said in answers if not said.met)
        return Matching(matches=tuple(matches), excluded=tuple(each for each in excluded if each))

    def _read(self, fields: Mapping[str, str], traits: Traits) -> TopicReading:
        places = {name: fold(text) for name, text in fields.items() if text}
        return self._searched(TopicReading(places, {}, traits), self._wanted)

    def _near(self, reading: TopicReading) -> list[Prepared]:
        """Return the topics of which a word was found, and those that may be met without any."""
        numbers = self._always.union(*(self._asking.get(key, ()) for key in reading.found))
        return [self._prepared[number] for number in sorted(numbers)]

    def _searched(self, reading: TopicReading, finder: Finder) -> TopicReading:
        found: defaultdict[str, list[Found]] = defaultdict(list)
        for place, folded in reading.places.items():
            for hit in finder.find(folded.text, place):
                found[hit.key].append(hit)
        if not found:
            return reading
        return replace(reading, found={**reading.found, **{key: tuple(hits) for key, hits in found.items()}})

    def _with_names(self, reading: TopicReading) -> TopicReading:
        """Let the longest name win at each place, and gather for each topic those that count."""
        there = sorted(reading.found.keys() & self._names.keys(), key=self._order.__getitem__)
        names = [hit for key in there for hit in self._written(key, reading)]
        found: defaultdict[str, list[Found]] = defaultdict(list)
        for hit in longest(names):
            found[hit.key].append(hit)
            for topic, name in self._names[hit.key]:
                if _counts(name, hit, reading):
                    found[topic_key(topic)].append(hit)
        others = {key: hits for key, hits in reading.found.items() if key not in self._names}
        return replace(reading, found={**others, **{key: one_at_each_place(hits) for key, hits in found.items()}})

    def _written(self, key: str, reading: TopicReading) -> Sequence[Found]:
        """Return where a name stands, as one of the topics that have it wants it written."""
        hits = reading.found[key]
        if not all(name.case for _, name in self._names[key]):
            return hits
        spelled = [name.text for _, name in self._names[key]]
        return [hit for hit in hits if any(reading.shows(hit, text) for text in spelled)]

    def _match(self, prepared: Prepared, said: Answer, reading: TopicReading) -> Match:
        order = list(reading.places)
        found = sorted(said.found, key=lambda hit: (order.index(hit.place), hit.start))
        return Match(topic=prepared.topic.name, terms=tuple(self._term(hit, reading) for hit in found))

    def _term(self, hit: Found, reading: TopicReading) -> Term:
        start, end = reading.places[hit.place].place(hit.start, hit.end)
        text = reading.places[hit.place].original[start:end]
        return Term(name=self._spelled.get(hit.key, hit.key), text=text, field=hit.place, start=start, end=end)

    def _excluded(self, prepared: Prepared, said: Answer, reading: TopicReading) -> Excluded | None:
        """Say why a topic is not met although one of its names is there."""
        topic = prepared.topic
        if reading.found.get(topic_key(topic.name)):
            return Excluded(topic=topic.name, by=said.ruled_out or f"its query: {topic.query}")
        lonely = [name for name in topic.names if name.companions and reading.found.get(name_key(name.text))]
        if not lonely:
            return None
        return Excluded(topic=topic.name, by=f"{lonely[0].text} without any of {_some(lonely[0].companions)}")


def _some(words: Sequence[str]) -> str:
    return ", ".join(words[:SHOWN]) + (f" and {len(words) - SHOWN} more" if len(words) > SHOWN else "")


def _counts(name: Name, hit: Found, reading: TopicReading) -> bool:
    if name.case and not reading.shows(hit, name.text):
        return False
    if not name.companions:
        return True
    sentence = reading.narrowed([reading.sentence(hit)])
    return any(sentence.hits(name_key(companion)) for companion in name.companions)


def _names(topics: Sequence[Topic]) -> dict[str, list[tuple[str, Name]]]:
    names: defaultdict[str, list[tuple[str, Name]]] = defaultdict(list)
    for topic in topics:
        for name in topic.names:
            names[name_key(name.text)].append((topic.name, name))
    return dict(names)


def _prepared(topics: Sequence[Topic]) -> list[Prepared]:
    known = {topic.name.casefold(): topic.name for topic in topics}
    spelled = _spellings(topics)
    queries = [bound(parse(topic.query), known) if topic.query else Named(topic.name) for topic in topics]
    return [
        Prepared(topic, query, frozenset(_word_keys(words(query, unwanted=False), spelled)), has_traits(query))
        for topic, query in zip(topics, queries, strict=True)
    ]


def _asking(prepared: Iterable[Prepared]) -> dict[str, list[int]]:
    """Return for each word which topics ask for it, by number."""
    asking: defaultdict[str, list[int]] = defaultdict(list)
    for number, each in enumerate(prepared):
        for key in each.keys:
            asking[key].append(number)
    return dict(asking)


def _keys(topics: Sequence[Topic], prepared: Iterable[Prepared]) -> tuple[set[str], set[str]]:
    """Return what is looked for in every text, and what only where some of that was found."""
    spelled = _spellings(topics)
    wanted = {key for each in prepared for key in each.keys}
    companions = {name_key(each) for topic in topics for name in topic.names for each in name.companions}
    others = {key for each in prepared for key in _word_keys(words(each.query), spelled)}
    return wanted, companions.union(others, *spelled.values()) - wanted


def _spellings(topics: Sequence[Topic]) -> dict[str, list[str]]:
    return {topic.name: [name_key(name.text) for name in topic.names] for topic in topics}


def _word_keys(said: Iterable[Word | Phrase | Named], spelled: Mapping[str, list[str]]) -> Iterator[str]:
    for word in said:
        yield from spelled[word.topic] if isinstance(word, Named) else [word_key(word)]


def traits_of(article: Article, source: str) -> Traits:
    """Return what an article is, whatever its words."""
    return Traits(
        label=(*article.labels, *_title_labels(article.title)),
        source=tuple(filter(None, (source, article.outlet))),
        section=(article.section,),
        lang=(article.language, article.language.partition("-")[0]),
    )


def _title_labels(title: str) -> tuple[str, ...]:
    front = _LABELS.match(title)
    return tuple(label.strip() for label in _LABEL.findall(front[0])) if front else ()
