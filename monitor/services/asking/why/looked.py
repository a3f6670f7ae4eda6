"""What the looks at an article found: its wordings, the topics they meet, its story, and what was decided."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import pairwise

from monitor.domain.articles import Revision
from monitor.domain.changes import Change, in_short
from monitor.domain.kinship.stories import Tie
from monitor.domain.looks.tracking import NOT_TOLD, Decided, Known, Sighting
from monitor.domain.looks.verdicts import VerdictKind
from monitor.domain.texts.counting import counted
from monitor.domain.topics import Match, Matching
from monitor.domain.views import ExplainedStep
from monitor.store.store import Books
from monitor.store.stories import JoinedBy

MOVED = {
    JoinedBy.DECIDED: "it belongs there rather than to story {left}",
    JoinedBy.SPLIT: "a person took it out of story {left}",
    JoinedBy.MERGED: "a person put all of story {left} into this one",
    JoinedBy.UNDONE: "a person took back that it was put into story {left}",
}
PLACES = {"title": "headline", "lead": "lead", "body": "text", "caption": "captions"}


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
        if sighting.decided.word and not (sighting.decided.is_told and sighting.first_at in told):
            yield _decision(sighting.decided)
        if _is_calm(sighting) and sighting.count > 1:
            calm = [replace(sighting, count=sighting.count - 1, reason="the wording is the same")]
    yield from _same(calm)


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
    yield ExplainedStep(what="read", at=sighting.first_at, said=_named(wording), reason=reason)
    if wording.before is None or _summed(wording.matching) != _summed(wording.before):
        yield from topics(wording.matching)
    if wording.revision.no == 1 and known.story is not None:
        yield from _first_story(books, known, known.story)


def _named(wording: ExplainedRevision) -> str:
    """Name a wording by its number, and say what is new about it."""
    revision, change = wording.revision, wording.change
    if revision.technical:
        return f"revision {revision.no}, which only newsmon reads otherwise"
    return f"revision {revision.no}" + (f", {in_short(change)}" if change else "")


def topics(matching: Matching) -> Iterator[ExplainedStep]:
    """Say which topics a wording meets and by which words, and what ruled others out."""
    for match in matching.matches:
        yield ExplainedStep(what="topic", said=match.topic, reason=proof(match), below=True)
    for excluded in matching.excluded:
        yield ExplainedStep(
            what="topic", said=f"not {excluded.topic}", reason=f"ruled out by {excluded.by}", below=True
        )
    if not (matching.matches or matching.excluded):
        yield ExplainedStep(what="topic", said="none", reason="no topic's name stands in it", below=True)


def proof(match: Match) -> str:
    """Say which words stand where: ``소프트뱅크 (headline, 3 × text)``."""
    places: dict[str, Counter[str]] = {}
    for term in match.terms:
        places.setdefault(term.text, Counter())[PLACES.get(term.field, term.field)] += 1
    return ", ".join(f"{text} ({_places(found)})" for text, found in places.items()) or "its query"


def _places(found: Counter[str]) -> str:
    return ", ".join(place if times == 1 else f"{times} × {place}" for place, times in found.items())


def _summed(matching: Matching) -> tuple[object, ...]:
    return matching.topics, tuple(excluded.topic for excluded in matching.excluded)


def _first_story(books: Books, known: Known, now_in: int) -> Iterator[ExplainedStep]:
    """Say which story it came into, and why that one."""
    ours = next((member for member in books.stories.members(now_in) if member.article == known.id), None)
    if ours is not None:
        first = next((each.story for each in books.memberships.of(known.id)), now_in)
        how = "" if ours.tie == Tie.ARTICLE else f", as {ours.tie}"
        yield ExplainedStep(what="story", said=f"{first}{how}", reason=ours.tie_reason, below=True)


def moved(books: Books, known: Known) -> Iterator[ExplainedStep]:
    """Say when it came into another story than before, and by whom."""
    for left, entered in pairwise(books.memberships.of(known.id)):
        reason = MOVED[entered.cause].format(left=left.story)
        yield ExplainedStep(what="story", at=entered.since, said=str(entered.story), reason=reason)


def _decision(decided: Decided) -> ExplainedStep:
    """Say what was decided; what would have been told, had any route asked for it, became no alert."""
    if decided.is_told:
        return ExplainedStep(
            what="decided", said=NOT_TOLD, reason=f"no route asked for it; {decided.reason}", below=True
        )
    return ExplainedStep(what="decided", said=decided.word, reason=decided.reason, below=True)


def _same(sightings: Sequence[Sighting]) -> Iterator[ExplainedStep]:
    """Sum up looks that found nothing new, by what they found instead."""
    if not sightings:
        return
    reasons: Counter[str] = Counter()
    for sighting in sightings:
        reasons[sighting.reason] += sighting.count
    said, only = counted(reasons.total(), "look"), next(iter(reasons)) if len(reasons) == 1 else ""
    first, last = sightings[0].first_at, sightings[-1].last_at
    yield ExplainedStep(what="looked", at=first, until=_end(first, last), said=said, reason=only)
    if not only:
        yield from (ExplainedStep(what=counted(n, "look"), said=why, below=True) for why, n in reasons.most_common())


def _trouble(sighting: Sighting) -> Iterator[ExplainedStep]:
    """Say what a look met that gave no article."""
    times = "" if sighting.count == 1 else f", {counted(sighting.count, 'look')}"
    what = "no answer" if sighting.status is None else str(sighting.verdict)
    until = _end(sighting.first_at, sighting.last_at)
    yield ExplainedStep(what="looked", at=sighting.first_at, until=until, said=f"{what}{times}", reason=sighting.reason)


def _end(first: datetime, last: datetime) -> datetime | None:
    return None if first == last else last
