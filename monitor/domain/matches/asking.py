"""Whether an article meets a query, and the places that prove it."""

from dataclasses import dataclass
from itertools import product

from monitor.domain.matches.names import Found, name_key, one_at_each_place
from monitor.domain.matches.query import (
    And,
    Gone,
    InPlace,
    Named,
    Near,
    Not,
    Often,
    Or,
    Phrase,
    Query,
    Seen,
    Stated,
    Trait,
    Word,
    asserts,
    render,
)
from monitor.domain.matches.reading import Facts, TopicReading


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether a query is met, by what, and, when a NOT was the cause, why it is not."""

    met: bool
    found: tuple[Found, ...] = ()
    ruled_out: str = ""


def answer(query: Query, reading: TopicReading) -> Answer:  # noqa: C901, PLR0911, PLR0912  # a line for each kind of query
    """Ask an article a query."""
    match query:
        case Word(text, exact):
            return _said(tuple(hit for hit in reading.hits(word_key(query)) if not exact or reading.shows(hit, text)))
        case Phrase():
            return _said(reading.hits(word_key(query)))
        case Named(topic):
            return _said(reading.hits(topic_key(topic)))
        case Trait(name, value):
            return Answer(reading.traits.has(name, value))
        case Seen(since, until):
            return Answer(isinstance(reading.traits, Facts) and reading.traits.was_seen(since, until))
        case Stated():
            return _said(reading.stated(query))
        case Gone(inner):
            return _gone(inner, reading)
        case InPlace(name, inner):
            return answer(inner, reading.narrowed(reading.place(name)))
        case Often(inner, least):
            said = answer(inner, reading)
            return said if said.met and len(one_at_each_place(said.found)) >= least else Answer(False)
        case Near():
            return _near(query, reading)
        case Not(inner):
            return Answer(not answer(inner, reading).met)
        case And(parts):
            return _all_of(parts, reading)
        case Or(parts):
            return _one_of(parts, reading)


def word_key(word: Word | Phrase) -> str:
    """Return the key under which a word of a query is looked for."""
    return name_key(word.text)


def topic_key(topic: str) -> str:
    """Return the key under which the spellings of a topic are found; no word has it."""
    return f"\n{topic}"


def _said(found: tuple[Found, ...]) -> Answer:
    return Answer(bool(found), found)


def _gone(query: Query, reading: TopicReading) -> Answer:
    said = answer(query, reading)
    went = reading.newest is not None and not answer(query, reading.newest).met
    return said if said.met and went else Answer(False)


def _near(query: Near, reading: TopicReading) -> Answer:
    left, right = answer(query.left, reading), answer(query.right, reading)
    pairs = [(a, b) for a, b in product(left.found, right.found) if a != b and _close(a, b, query.words, reading)]
    return _said(tuple(dict.fromkeys(hit for pair in pairs for hit in pair)))


def _close(one: Found, other: Found, words: int | None, reading: TopicReading) -> bool:
    if words is None:
        return reading.sentence(one) == reading.sentence(other)
    steps = reading.words_between(one, other)
    return steps is not None and steps <= words


def _one_of(parts: tuple[Query, ...], reading: TopicReading) -> Answer:
    answers = [answer(part, reading) for part in parts]
    met = [each for each in answers if each.met]
    ruled_out = next((each.ruled_out for each in answers if each.ruled_out), "")
    return Answer(bool(met), tuple(hit for each in met for hit in each.found), "" if met else ruled_out)


def _all_of(parts: tuple[Query, ...], reading: TopicReading) -> Answer:
    """Ask what must be there first; then a NOT takes away what stands in a sentence that it forbids."""
    wanted = [answer(part, reading) for part in parts if asserts(part)]
    if not all(each.met for each in wanted):
        return next(each for each in wanted if not each.met)
    beside = reading.narrowed([reading.sentence(hit) for each in wanted for hit in each.found])
    for part in parts:
        if not asserts(part):
            wanted = [_allowed(each, part, reading) for each in wanted]
            if not all(each.met for each in wanted):
                return Answer(False, ruled_out=render(_ruling(part, beside)))
    return Answer(True, tuple(dict.fromkeys(hit for each in wanted for hit in each.found)))


def _ruling(ban: Query, reading: TopicReading) -> Query:
    """Return what of a ban was there, when it names several things; all of it otherwise."""
    if isinstance(ban, Not) and isinstance(ban.query, Or):
        there = tuple(part for part in ban.query.parts if answer(part, reading).met)
        return Not(there[0] if len(there) == 1 else Or(there)) if there else ban
    return ban


def _allowed(said: Answer, ban: Query, reading: TopicReading) -> Answer:
    if not said.found:
        return Answer(answer(ban, reading).met)
    kept = tuple(hit for hit in said.found if answer(ban, reading.narrowed([reading.sentence(hit)])).met)
    return Answer(bool(kept), kept)
