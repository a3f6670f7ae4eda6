"""What a query is made of, and how it is written."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

ENDS = r"\s()（）\"“”„«»「」『』"  # signs that end a word, as a class of a regular expression
_BARE = re.compile(rf"(?!(?:AND|OR|NOT|WITH|NEAR(?:/.*)?)$)(?!\w+[:：])(?:(?!>=)[^{ENDS}])+")


@dataclass(frozen=True, slots=True)
class Word:
    """A name, with what the language may add to it; ``exact`` when its case matters."""

    text: str
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that follow each other."""

    text: str


@dataclass(frozen=True, slots=True)
class Named:
    """Any spelling of a topic; a word that is a topic's name becomes this once the topics are known."""

    topic: str


@dataclass(frozen=True, slots=True)
class InPlace:
    """That something stands in one place of the article."""

    name: str
    query: "Query"


@dataclass(frozen=True, slots=True)
class Trait:
    """What the article is, whatever its words: its label, source, section or language."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Seen:
    """That the wording was first seen since an instant, or before one; asked of the past alone."""

    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Stated:
    """That a number of some size is stated, in this unit if one is named; asked of the past alone.

    ``written`` is how it was asked for.
    """

    written: str
    least: Decimal | None = None
    most: Decimal | None = None
    unit: str = ""
    strict: bool = False

    def holds(self, value: Decimal) -> bool:
        """Whether a value lies between the two ends; ``strict``: and is none of them."""
        above = self.least is None or self.least < value or (self.least == value and not self.strict)
        below = self.most is None or value < self.most or (value == self.most and not self.strict)
        return above and below


@dataclass(frozen=True, slots=True)
class Gone:
    """That something stands in a wording and in the newest one no more; asked of the past alone."""

    query: "Query"


@dataclass(frozen=True, slots=True)
class Often:
    """That something stands there so often at least."""

    query: "Query"
    least: int


@dataclass(frozen=True, slots=True)
class Near:
    """That two things stand within so many words of each other, or (none) in one sentence."""

    left: "Query"
    right: "Query"
    words: int | None


@dataclass(frozen=True, slots=True)
class Not:
    """That something is not there."""

    query: "Query"


@dataclass(frozen=True, slots=True)
class And:
    """That all of these hold."""

    parts: tuple["Query", ...]


@dataclass(frozen=True, slots=True)
class Or:
    """That one of these holds."""

    parts: tuple["Query", ...]


Query = Word | Phrase | Named | InPlace | Trait | Seen | Stated | Gone | Often | Near | Not | And | Or


def asserts(query: Query) -> bool:
    """Say whether a query asks for anything to be there, in each of its alternatives."""
    match query:
        case Not():
            return False
        case And(parts):
            return any(map(asserts, parts))
        case Or(parts):
            return all(map(asserts, parts))
        case InPlace(_, inner) | Often(inner, _) | Gone(inner):
            return asserts(inner)
        case _:
            return True


def bound(query: Query, topics: Mapping[str, str]) -> Query:
    """Let words that name a topic (case folded, in ``topics``) stand for all its spellings."""

    def named(leaf: Query) -> Query:
        match leaf:
            case Word(text, False) | Phrase(text):
                topic = topics.get(text.casefold())
                return leaf if topic is None else Named(topic)
            case _:
                return leaf

    return mapped(query, named)


def mapped(query: Query, change: Callable[[Query], Query]) -> Query:
    """Return a query in which each word, phrase, trait and the like is what ``change`` makes of it."""
    match query:
        case InPlace(name, inner):
            return InPlace(name, mapped(inner, change))
        case Often(inner, least):
            return Often(mapped(inner, change), least)
        case Gone(inner) | Not(inner):
            return type(query)(mapped(inner, change))
        case Near(left, right, count):
            return Near(mapped(left, change), mapped(right, change), count)
        case And(parts) | Or(parts):
            return type(query)(tuple(mapped(part, change) for part in parts))
        case _:
            return change(query)


def leaves(query: Query) -> Iterator[Query]:
    """Give all that a query asks for one by one: words, phrases, traits and the like, those under a NOT too."""
    match query:
        case InPlace(_, inner) | Often(inner, _) | Gone(inner) | Not(inner):
            yield from leaves(inner)
        case Near(left, right, _):
            yield from leaves(left)
            yield from leaves(right)
        case And(parts) | Or(parts):
            for part in parts:
                yield from leaves(part)
        case _:
            yield query


def words(query: Query, *, unwanted: bool = True) -> Iterator[Word | Phrase | Named]:
    """Give all words and phrases of a query; those under a NOT only when the unwanted are asked for."""
    match query:
        case Word() | Phrase() | Named():
            yield query
        case Not(inner) if unwanted:
            yield from words(inner, unwanted=unwanted)
        case InPlace(_, inner) | Often(inner, _) | Gone(inner):
            yield from words(inner, unwanted=unwanted)
        case Near(left, right, _):
            yield from words(left, unwanted=unwanted)
            yield from words(right, unwanted=unwanted)
        case And(parts) | Or(parts):
            for part in parts:
                yield from words(part, unwanted=unwanted)


def has_traits(query: Query) -> bool:
    """Say whether a query asks for more than words, so that an article without any of them may meet it."""
    match query:
        case Trait():
            return True
        case InPlace(_, inner) | Often(inner, _) | Not(inner):
            return has_traits(inner)
        case And(parts) | Or(parts):
            return any(map(has_traits, parts))
        case _:
            return False


def render(query: Query) -> str:
    """Write a query so that ``queries.parse`` reads the same.

    >>> render(And((Word("a"), Or((Phrase("b c"), Word("d"))), Not(Word("e")))))
    'a AND ("b c" OR d) AND NOT e'
    """
    match query:
        case And(parts):
            return " AND ".join(_grouped(part, Or, And) for part in parts)
        case Or(parts):
            return " OR ".join(_grouped(part, Or) for part in parts)
        case Not(inner):
            return f"NOT {_grouped(inner, Or, And, Not)}"
        case Near(left, right, count):
            operator = "WITH" if count is None else f"NEAR/{count}"
            return f"{_grouped(left, Or, And, Not)} {operator} {_grouped(right, Or, And, Not, Near)}"
        case _:
            return _atom(query)


def _atom(query: Query) -> str:  # noqa: PLR0911  # a line for each kind of query
    match query:
        case Word(text, exact):
            return f"case:{_quoted(text)}" if exact else text
        case Phrase(text):
            return f'"{text}"'
        case Named(topic):
            return _quoted(topic)
        case Trait(name, value):
            return f"{name}:{_quoted(value)}"
        case InPlace(name, inner):
            return f"{name}:{_grouped(inner, Or, And, Not, Near, Often)}"
        case Gone(inner):
            return f"removed:{_grouped(inner, Or, And, Not, Near, Often)}"
        case Stated(written):
            return f"figure:{written}"
        case Seen(since, until):
            return f"since:{since:%Y-%m-%dT%H:%M%z}" if since else f"until:{until:%Y-%m-%dT%H:%M%z}"
        case Often(inner, least):
            return f"{_grouped(inner, Or, And, Not, Near, Often, InPlace, Trait)}>={least}"
        case _:
            return render(query)


def _grouped(query: Query, *looser: type) -> str:
    return f"({render(query)})" if isinstance(query, looser) else render(query)


def _quoted(text: str) -> str:
    return text if _BARE.fullmatch(text) else f'"{text}"'
