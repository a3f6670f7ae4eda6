"""An article as topics read it: its places, the names found there, and where sentences begin and end."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from monitor.domain.matches.names import Found
from monitor.domain.matches.query import Stated
from monitor.domain.numbers.figures import read_numbers
from monitor.domain.numbers.values import Value, values
from monitor.domain.texts.folding import Folded, composed

_SENTENCE_END = re.compile(r"(?:[.!?…][\"'”’)\]]*(?=\s)|[。！？]|(?<=[가-힣])[.!?](?=[가-힣\"“])|\n)")
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of one place."""

    place: str
    start: int
    end: int

    def holds(self, found: Found) -> bool:
        """Whether something found lies inside."""
        return found.place == self.place and self.start <= found.start and found.end <= self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """What an article is, whatever its words."""

    label: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    section: tuple[str, ...] = ()
    lang: tuple[str, ...] = ()

    def has(self, name: str, value: str) -> bool:
        """Whether one of its labels, sources, sections or languages is this one."""
        known: tuple[str, ...] = getattr(self, name)
        return value.casefold() in (each.casefold() for each in known)


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts(Traits):
    """What a wording is that was kept: besides, what the edit was that made it, and when it was first seen."""

    outlet: tuple[str, ...] = ()
    topic: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    severity: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    seen_at: datetime

    def was_seen(self, since: datetime | None, until: datetime | None) -> bool:
        """Whether the wording was first seen since one instant and before another."""
        return (since is None or since <= self.seen_at) and (until is None or self.seen_at < until)


@dataclass(frozen=True, slots=True)
class TopicReading:
    """An article with everything found in it; may be narrowed to some pieces of it.

    ``newest`` is the newest wording of its article, if this is an earlier one.
    """

    places: Mapping[str, Folded]
    found: Mapping[str, tuple[Found, ...]]
    traits: Traits = Traits()
    within: tuple[Span, ...] | None = None
    newest: "TopicReading | None" = None
    _ends: dict[str, list[int]] = field(default_factory=dict, compare=False)

    def hits(self, key: str) -> tuple[Found, ...]:
        """Return where a name stands, in the pieces that are read."""
        hits = self.found.get(key, ())
        if self.within is None:
            return hits
        return tuple(hit for hit in hits if any(span.holds(hit) for span in self.within))

    def stated(self, asked: Stated) -> tuple[Found, ...]:
        """Return where a number of some size stands, in the pieces that are read."""
        found = [hit for name, folded in self.places.items() for hit in _stated(name, folded, asked)]
        if self.within is None:
            return tuple(found)
        return tuple(hit for hit in found if any(span.holds(hit) for span in self.within))

    def narrowed(self, spans: Iterable[Span]) -> "TopicReading":
        """Return the same article, read in these pieces only, whatever was read before."""
        return replace(self, within=tuple(spans))

    def shows(self, found: Found, text: str) -> bool:
        """Whether something found is written with just these capitals; blanks do not matter."""
        return _unspaced(self.original(found)) == _unspaced(text)

    def original(self, found: Found) -> str:
        """Return what was found as the article writes it."""
        folded = self.places[found.place]
        start, end = folded.place(found.start, found.end)
        return folded.original[start:end]

    def sentence(self, found: Found) -> Span:
        """Return the sentence in which something stands."""
        ends = self._sentence_ends(found.place)
        at = bisect_left(ends, found.end)
        before = bisect_left(ends, found.start + 1)
        start = ends[before - 1] if before else 0
        return Span(found.place, start, ends[at] if at < len(ends) else len(self.places[found.place].text))

    def place(self, name: str) -> tuple[Span, ...]:
        """Return the pieces that a place of the query language names."""
        if name == "article":
            return tuple(Span(each, 0, len(folded.text)) for each, folded in self.places.items())
        spans = [Span(name, 0, len(self.places[name].text))] if name in self.places else []
        if name == "lead":
            spans += [*self.place("title"), *self._opening("body"), *self._opening("text")]
        elif name == "body" and "text" in self.places:
            spans += [Span("text", 0, len(self.places["text"].text))]
        return tuple(spans)

    def words_between(self, one: Found, other: Found) -> int | None:
        """Return how many steps from word to word lie between two; none when a line break does."""
        if one.place != other.place:
            return None
        first, second = sorted((one, other), key=lambda hit: hit.start)
        between = self.places[one.place].text[first.end : second.start]
        return None if "\n" in between else len(_BLANKS.findall(between))

    def _opening(self, name: str) -> list[Span]:
        if name not in self.places:
            return []
        ends = self._sentence_ends(name)
        return [Span(name, 0, ends[0] if ends else len(self.places[name].text))]

    def _sentence_ends(self, name: str) -> list[int]:
        if name not in self._ends:
            self._ends[name] = [end.end() for end in _SENTENCE_END.finditer(self.places[name].text)]
        return self._ends[name]


def _stated(place: str, folded: Folded, asked: Stated) -> Iterator[Found]:
    text = folded.original
    for value in values(text):
        if asked.holds(value.value) and (not asked.unit or asked.unit == _unit(text, value)):
            yield Found(asked.written, place, *folded.folded_place(value.start, value.end))


def _unit(text: str, value: Value) -> str:
    """Return the unit of a number, as the paragraph in which it stands tells."""
    start = text.rfind("\n", 0, value.start) + 1
    end = text.find("\n", value.end)
    at = value.start - start
    there = (each.unit for each in read_numbers(text[start : end if end >= 0 else None]) if each.start <= at < each.end)
    return next(there, "")


def _unspaced(text: str) -> str:
    return "".join(composed(text).split())
