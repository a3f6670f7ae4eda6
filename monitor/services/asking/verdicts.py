"""Whether an article answers a search: asked of each of its wordings, with what is known of it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from monitor.domain.articles import Revision
from monitor.domain.matches.asking import Answer
from monitor.domain.matches.matching import traits_of
from monitor.domain.matches.query import Query, Trait, leaves
from monitor.domain.matches.reading import Facts, TopicReading
from monitor.domain.matches.searching import Searcher
from monitor.domain.matches.snippets import snippet, title_marks
from monitor.domain.sources import Source, outlet_name
from monitor.domain.views import FoundArticle, Stand
from monitor.store.history import Candidate
from monitor.store.store import Books


@dataclass(frozen=True, slots=True)
class Verdict:
    """What an article's wordings answered: each that met the query, by its number, and what was found there."""

    met: dict[int, tuple[Answer, TopicReading]]
    newest: int  # of them; of those that the publisher wrote, if there are any


class Judge:
    """Judges candidates of one search; each article is asked once, however many of its revisions are candidates."""

    def __init__(self, books: Books, query: Query | None, *, inside: bool, technical: bool) -> None:
        self._books = books
        self._technical = technical
        self._searcher = Searcher(query, inside=inside) if query else None
        self._asked = {leaf.name for leaf in leaves(query) if isinstance(leaf, Trait)} if query else set()
        self._revisions: dict[int, tuple[Revision, ...]] = {}
        self._verdicts: dict[int, Verdict] = {}
        self._sources: dict[str, Source | None] = {}

    def read(self, candidates: Iterable[Candidate]) -> None:
        """Have the wordings of the articles of candidates at hand, all at once."""
        unread = {one.article for one in candidates} - self._revisions.keys()
        self._revisions |= self._books.revisions.of_each(unread)

    def found(self, candidate: Candidate) -> FoundArticle | None:
        """Return the article of a candidate, if this is the newest of its revisions that answers."""
        if candidate.article not in self._verdicts:
            self._verdicts[candidate.article] = self._verdict(candidate)
        verdict = self._verdicts[candidate.article]
        if candidate.revision != verdict.newest:
            return None
        revisions = self._revisions[candidate.article]
        said, reading = verdict.met[candidate.revision]
        return FoundArticle(
            article=candidate.article,
            identity=candidate.identity,
            revision=candidate.revision,
            revision_id=candidate.id,
            revisions=candidate.revisions,
            title=candidate.title,
            url=candidate.url,
            source=candidate.source,
            outlet=self._outlet(candidate),
            story=candidate.story,
            seen_at=candidate.seen_at,
            published=candidate.published,
            modified=candidate.modified,
            technical=candidate.technical,
            removed=candidate.removed,
            stood=tuple(_stands(revisions, verdict.met)) if self._searcher else (),
            hits=len(set(said.found)),
            title_marks=title_marks(said.found, reading),
            snippet=snippet(said.found, reading, revisions[candidate.revision - 1].article),
        )

    def _verdict(self, candidate: Candidate) -> Verdict:
        revisions = self._revisions[candidate.article]
        met = dict(self._met(candidate, revisions))
        published = [no for no in met if self._technical or not revisions[no - 1].technical]
        return Verdict(met, max(published or met, default=0))

    def _met(
        self, candidate: Candidate, revisions: Sequence[Revision]
    ) -> Iterator[tuple[int, tuple[Answer, TopicReading]]]:
        if self._searcher is None:
            yield from ((each.no, (Answer(True), TopicReading({}, {}))) for each in revisions)
            return
        facts = self._facts(candidate, revisions)
        readings = [self._searcher.read(each.article, facts[each.no]) for each in revisions]
        for revision, reading in zip(revisions, readings, strict=True):
            said = self._searcher.ask(reading, readings[-1] if reading is not readings[-1] else None)
            if said.met:
                yield revision.no, (said, reading)

    def _facts(self, candidate: Candidate, revisions: Sequence[Revision]) -> dict[int, Facts]:
        """Gather for each revision what the query asks of it, beside its words."""
        asked = self._asked
        topics = self._books.topics.of(candidate.article) if "topic" in asked else ()
        edits = self._books.changes.of(candidate.article) if asked & {"kind", "severity"} else ()
        changes = {after: change for _, after, change in edits}
        outlets = (candidate.outlet, self._outlet(candidate)) if "outlet" in asked else ()
        removed = ("yes" if candidate.removed else "no",)
        found = {}
        for revision in revisions:
            change = changes.get(revision.no)
            traits = traits_of(revision.article, candidate.source)
            found[revision.no] = Facts(
                label=traits.label,
                source=traits.source,
                section=traits.section,
                lang=traits.lang,
                outlet=outlets,
                topic=topics,
                kind=tuple(change.kinds) if change else (),
                severity=(change.severity.word,) if change else (),
                removed=removed,
                seen_at=revision.seen_at,
            )
        return found

    def _outlet(self, one: Candidate) -> str:
        if one.source not in self._sources:
            state = self._books.sources.named(one.source)
            self._sources[one.source] = state.source if state else None
        return outlet_name(one.outlet, one.address, self._sources[one.source])


def relevance(found: FoundArticle) -> tuple[int, int, datetime]:
    """Order what was found: by how much of it the headline says, by how often the text does, and by age."""
    return len(found.title_marks), found.hits, found.seen_at


def _stands(revisions: Sequence[Revision], met: Iterable[int]) -> Iterator[Stand]:
    """Give the runs of revisions that say it, and when each ended."""
    seen = {each.no: each.seen_at for each in revisions}
    for _, run in groupby(enumerate(sorted(met)), key=lambda numbered: numbered[1] - numbered[0]):
        numbers = [no for _, no in run]
        yield Stand(first=numbers[0], last=numbers[-1], since=seen[numbers[0]], gone_at=seen.get(numbers[-1] + 1))
