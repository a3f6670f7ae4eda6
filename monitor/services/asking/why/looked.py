"""What the looks at an article found: its wordings, the topics they meet, its story, and what was decided."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import pairwise

from monitor.domain.articles import Revision
from monitor.domain.changes import Change
from monitor.domain.edits.compare import SAME
from monitor.domain.kinship.stories import Tie
from monitor.domain.looks.tracking import Decided, DecisionKind, Known, Sighting
from monitor.domain.looks.verdicts import VerdictKind
from monitor.domain.statements import ArticlePart, Countable, Counted, Fact, Saying, Statement, say
from monitor.domain.topics import Match, Matching
from monitor.domain.views import ExplainedStep, StepKind
from monitor.store.store import Books
from monitor.store.stories import JoinedBy

MOVED = {
    JoinedBy.DECIDED: Saying.BELONGS,
    JoinedBy.SPLIT: Saying.SPLIT,
    JoinedBy.MERGED: Saying.MERGED,
    JoinedBy.UNDONE: Saying.TAKEN_BACK,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplainedRevision:
    """A revision with what is kept about it."""

    revision: Revision
    matching: Matching
    before: Matching | None  # of the revision before
    change: Change | None


def looked(books: Books, known: Known, told: Collection[datetime]) -> Iterator[ExplainedStep]:
    """Say what each look found; those in a row that found nothing new are summed up.

    ``told`` are the moments of the article's alerts: these say themselves that they were decided on.
    """
    wordings = {wording.revision.seen_at: wording for wording in _wordings(books, known)}
    calm: list[Sighting] = []
    for sighting in books.sightings.of(known.id):
        if _is_calm(sighting) and sighting.first_at not in wordings:
            calm.append(sighting)
            continue
        yield from _same(calm)
        calm = []
        if not _is_calm(sighting):
            yield from _trouble(sighting)
        else:
            yield from _read(books, known, wordings[sighting.first_at], sighting)
        if sighting.decided.kind and not (sighting.decided.kind is DecisionKind.TOLD and sighting.first_at in told):
            yield _decision(sighting.decided)
        if _is_calm(sighting) and sighting.count > 1:
            calm = [_again(sighting)]
    yield from _same(calm)


def _again(sighting: Sighting) -> Sighting:
    """Return the looks after the first one that found a wording: these found the same."""
    return replace(sighting, count=sighting.count - 1, reason=SAME)


def _is_calm(sighting: Sighting) -> bool:
    return sighting.status is not None and sighting.verdict is VerdictKind.ARTICLE


def _wordings(books: Books, known: Known) -> Iterator[ExplainedRevision]:
    changes = {after: change for _, after, change in books.changes.of(known.id)}
    before: Matching | None = None
    for revision in books.revisions.of(known.id):
        matching = books.topics.matching(known.id, revision.no)
        yield ExplainedRevision(revision=revision, matching=matching, before=before, change=changes.get(revision.no))
        before = matching


def _read(books: Books, known: Known, wording: ExplainedRevision, sighting: Sighting) -> Iterator[ExplainedStep]:
    """Say what a look found that brought a wording, and what was made of it."""
    reason = "" if sighting.reason == sighting.decided.reason else sighting.reason
    yield ExplainedStep(kind=StepKind.READ, at=sighting.first_at, said=_named(wording), reason=reason)
    if wording.before is None or _summed(wording.matching) != _summed(wording.before):
        yield from topics(wording.matching)
    if wording.revision.no == 1 and known.story is not None:
        yield from _first_story(books, known, known.story)


def _named(wording: ExplainedRevision) -> Statement:
    """Name a wording by its number, and say what is new about it."""
    no, change = wording.revision.no, wording.change
    if wording.revision.technical:
        return say(Saying.TECHNICAL, no=no)
    return say(Saying.CHANGED, no=no, change=_in_short(change)) if change else say(Saying.REVISION, no=no)


def _in_short(change: Change) -> Statement:
    """Say in a line what an edit is."""
    known = "" if change.silent is None else say(Saying.SILENT if change.silent else Saying.ADMITTED)
    return say(Saying.SHORT_CHANGE, severity=change.severity, kinds=tuple(change.kinds), silent=known)


def topics(matching: Matching) -> Iterator[ExplainedStep]:
    """Say which topics a wording meets and by which words, and what ruled others out."""
    for match in matching.matches:
        yield ExplainedStep(kind=StepKind.TOPIC, said=match.topic, reason=proof(match), below=True)
    for excluded in matching.excluded:
        said, why = say(Saying.NOT_TOPIC, topic=excluded.topic), say(Saying.RULED_OUT, by=excluded.by)
        yield ExplainedStep(kind=StepKind.TOPIC, said=said, reason=why, below=True)
    if not (matching.matches or matching.excluded):
        yield ExplainedStep(kind=StepKind.TOPIC, said=say(Saying.NO_TOPIC), reason=say(Saying.NO_NAME), below=True)


def proof(match: Match) -> Statement:
    """Say which words stand where: ``소프트뱅크 (headline, 3 × text)``."""
    places: dict[str, Counter[str]] = {}
    for term in match.terms:
        places.setdefault(term.text, Counter())[term.field] += 1
    found = tuple(say(Saying.STANDS_IN, text=text, places=_places(where)) for text, where in places.items())
    return say(Saying.EACH, each=found) if found else say(Saying.BY_QUERY)


def _places(found: Counter[str]) -> tuple[Fact, ...]:
    places = [(ArticlePart(field), times) for field, times in found.items()]
    return tuple(place if times == 1 else say(Saying.SEVERAL, times=times, place=place) for place, times in places)


def _summed(matching: Matching) -> tuple[object, ...]:
    return matching.topics, tuple(excluded.topic for excluded in matching.excluded)


def _first_story(books: Books, known: Known, now_in: int) -> Iterator[ExplainedStep]:
    """Say which story it came into, and why that one."""
    ours = next((member for member in books.stories.members(now_in) if member.article == known.id), None)
    if ours is not None:
        first = next((each.story for each in books.memberships.of(known.id)), now_in)
        tied = say(Saying.STORY_AS, story=first, tie=Tie(ours.tie)) if ours.tie != Tie.ARTICLE else None
        said = tied or say(Saying.STORY, story=first)
        yield ExplainedStep(kind=StepKind.STORY, said=said, reason=ours.tie_reason, below=True)


def moved(books: Books, known: Known) -> Iterator[ExplainedStep]:
    """Say when it came into another story than before, and by whom."""
    for left, entered in pairwise(books.memberships.of(known.id)):
        said, reason = say(Saying.STORY, story=entered.story), say(MOVED[entered.cause], left=left.story)
        yield ExplainedStep(kind=StepKind.STORY, at=entered.since, said=said, reason=reason)


def _decision(decided: Decided) -> ExplainedStep:
    """Say what was decided; what would have been told, had any route asked for it, became no alert."""
    if decided.kind is DecisionKind.TOLD:
        reason = say(Saying.NOT_ASKED, reason=decided.reason)
        return ExplainedStep(kind=StepKind.DECIDED, said=say(Saying.NOT_DECIDED), reason=reason, below=True)
    word = Saying.KEPT_BACK if decided.kind is DecisionKind.HELD else Saying.NOT_DECIDED
    return ExplainedStep(kind=StepKind.DECIDED, said=say(word), reason=decided.reason, below=True)


def _same(sightings: Sequence[Sighting]) -> Iterator[ExplainedStep]:
    """Sum up looks that found nothing new, by what they found instead."""
    if not sightings:
        return
    reasons: Counter[str] = Counter()
    for sighting in sightings:
        reasons[sighting.reason] += sighting.count
    said = say(Saying.LOOKS, looks=Counted(reasons.total(), Countable.LOOK))
    only = next(iter(reasons)) if len(reasons) == 1 else ""
    first, last = sightings[0].first_at, sightings[-1].last_at
    yield ExplainedStep(kind=StepKind.LOOKED, at=first, until=_end(first, last), said=said, reason=only)
    for why, number in reasons.most_common() if len(reasons) > 1 else ():
        yield ExplainedStep(kind=StepKind.LOOKS, number=number, said=why, below=True)


def _trouble(sighting: Sighting) -> Iterator[ExplainedStep]:
    """Say what a look met that gave no article."""
    times = "" if sighting.count == 1 else say(Saying.TIMES, looks=Counted(sighting.count, Countable.LOOK))
    answered = say(Saying.VERDICT, verdict=sighting.verdict, times=times)
    said = say(Saying.NO_ANSWER, times=times) if sighting.status is None else answered
    until = _end(sighting.first_at, sighting.last_at)
    yield ExplainedStep(kind=StepKind.LOOKED, at=sighting.first_at, until=until, said=said, reason=sighting.reason)


def _end(first: datetime, last: datetime) -> datetime | None:
    return None if first == last else last
