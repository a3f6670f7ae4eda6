"""Whether a look gives reason to tell anybody, and what."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from monitor.domain.alerts import AlertKind
from monitor.domain.changes import Change, Comparison, Finding, Kind, Severity
from monitor.domain.looks.removal import Absence, Certainty
from monitor.domain.matches.topic_changes import UNMOVED, TopicChange, topic_change
from monitor.domain.telling.dossier import Dossier
from monitor.domain.telling.retelling import Retelling, least_retelling
from monitor.domain.ties import Likeness, Tie

RETOLD = frozenset({Tie.ARTICLE, Tie.COPY, Tie.FOLLOWUP})  # another account of the same event is news of its own
LATE = timedelta(days=7)  # longer than we are ever down; older pages turn up in lists of the most read


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """That somebody is to be told, what kind of thing, and why."""

    kind: AlertKind
    reason: str
    severity: Severity = Severity.NONE
    tie: Tie | None = None  # of a follow-up, which may be a step or a copy
    change: Change | None = None  # against what was told of its story last …
    against: str = ""  # … which is named so
    topics: TopicChange = UNMOVED  # by an edit


@dataclass(frozen=True, slots=True, kw_only=True)
class NotTold:
    """That nobody is told, and why."""

    reason: str


def alerts_for(dossier: Dossier, found: Comparison | Absence | None, now: datetime) -> Telling | NotTold:
    """Decide whether to tell, and what: at most one thing for one look at one article.

    ``found`` is how a known article differs from what it was, or that its page cannot be found.
    """
    if not dossier.is_asked_for:
        return NotTold(reason="no topic matches")
    match found:
        case Absence():
            return _absent(dossier, found)
        case Comparison():
            return _compared(dossier, found)
        case None if dossier.known is None:
            return _first_seen(dossier, now)
        case None:
            return NotTold(reason="looked at again, nothing to compare")


def _absent(dossier: Dossier, absence: Absence) -> Telling | NotTold:
    match absence.certainty:
        case Certainty.REMOVED:
            return Telling(kind=AlertKind.REMOVED, reason=_about(dossier, "removed"), severity=Severity.HIGH)
        case Certainty.UNREACHABLE if dossier.last_absence is AlertKind.UNREACHABLE:
            return NotTold(reason="told as unreachable already")
        case Certainty.UNREACHABLE:
            return Telling(kind=AlertKind.UNREACHABLE, reason=absence.reason, severity=Severity.MEDIUM)
        case _:
            return NotTold(reason=absence.reason)


def _first_seen(dossier: Dossier, now: datetime) -> Telling | NotTold:
    entry, backlog, age = dossier.seen.entry, dossier.seen.source.backlog, dossier.age(now)
    if entry is not None and entry.at_first_look and (age is None or age > backlog):
        return NotTold(reason=_of_backlog(backlog, age))
    if age is not None and age > backlog + LATE:
        return NotTold(reason=f"published {age.days} days ago, and listed only now")
    likeness, article = dossier.likeness, dossier.seen.look.article
    if article and likeness and likeness.tie in RETOLD and dossier.story is not None and dossier.story_told:
        return told_again(dossier.story, likeness, least_retelling(dossier.retold, article, likeness.tie))
    return Telling(kind=AlertKind.NEW, reason=_about(dossier, "new"))


def told_again(story: int, likeness: Likeness, retelling: Retelling | None) -> Telling | NotTold:
    """Tell a further step of a story, or a copy, with what it changes; which copies are told, each route says."""
    what = "a copy of" if likeness.tie is Tie.COPY else "follows"
    retold = retelling or Retelling(tie=likeness.tie, against="")
    if likeness.tie is Tie.ARTICLE:
        return NotTold(reason=f"an article of story {story}, which was told: {likeness.reason}")
    if retold.is_late:
        return NotTold(reason=f"an earlier step of story {story} than {retold.against}, which was told")
    change = retold.change
    differs = f"; {change.reason}, compared with {retold.against}" if change else ""
    return Telling(
        kind=AlertKind.FOLLOWUP,
        reason=f"{what} story {story}: {likeness.reason}{differs}",
        severity=change.severity if change else Severity.NONE,
        tie=likeness.tie,
        change=change,
        against=retold.against if change else "",
    )


def _of_backlog(backlog: timedelta, age: timedelta | None) -> str:
    if age is None:
        return "listed at the first look at its source, and the page states no time"
    return f"older than the {backlog.total_seconds() / 3600:g} hours of backlog told at the first look at its source"


def _compared(dossier: Dossier, comparison: Comparison) -> Telling | NotTold:
    topics = topic_change(dossier.topics, dossier.matching.topics)
    if not (comparison.tell or (topics and _is_steady_edit(comparison))):
        return NotTold(reason=comparison.reason)
    severity = comparison.change.severity if comparison.change else Severity.NONE
    # To whoever follows a topic, its coming is a new story and its going a name removed, however small the edit.
    severity = Severity.HIGH if topics else severity
    reason = "; ".join([*topics.reasons, comparison.reason])
    match comparison.finding:
        case Finding.EDIT:
            return Telling(kind=AlertKind.EDITED, reason=reason, severity=severity, topics=topics)
        case Finding.FOLLOWUP:
            return Telling(kind=AlertKind.FOLLOWUP, reason=reason, severity=severity)
        case Finding.OTHER_STORY if dossier.matching.topics or dossier.seen.source.tracks_all:
            return Telling(kind=AlertKind.NEW, reason=comparison.reason)
        case _:
            return NotTold(reason=comparison.reason)


def _is_steady_edit(comparison: Comparison) -> bool:
    """Whether the wording was edited, rather than two wordings served in turn."""
    change = comparison.change
    return comparison.finding is Finding.EDIT and not (change and Kind.FLAP in change.kinds)


def _about(dossier: Dossier, what: str) -> str:
    topics = dossier.matching.topics or dossier.topics
    return f"{what}, matches {', '.join(topics)}" if topics else f"{what}, of a source that tracks all"
