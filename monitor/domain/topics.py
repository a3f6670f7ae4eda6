"""What the user cares about, and the proof that an article speaks of it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """One spelling; short ones may need a companion in the sentence, acronyms their case."""

    text: str
    case: bool = False
    companions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """Names with their spellings, and a query (empty: any of the names)."""

    name: str
    names: tuple[Name, ...]
    query: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A name as it stood in the text; ``start`` and ``end`` count characters of that field."""

    name: str
    text: str
    field: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """That an article meets a topic, with the words and places that prove it."""

    topic: str
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Excluded:
    """That a topic's name was there but its query, or its edges, ruled it out."""

    topic: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Matching:
    """All topics that an article meets, and those that it nearly did."""

    matches: tuple[Match, ...] = ()
    excluded: tuple[Excluded, ...] = ()

    @property
    def topics(self) -> tuple[str, ...]:
        """The names of the topics that are met."""
        return tuple(match.topic for match in self.matches)
