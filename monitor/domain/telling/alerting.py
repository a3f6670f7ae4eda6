"""Whether one ingest gives reason to tell anybody, and what."""

from dataclasses import dataclass
from datetime import timedelta

from monitor.domain.alerts import AlertKind
from monitor.domain.changes import Change, Comparison, Finding, Kind, Severity
from monitor.domain.kinship.stories import Likeness, Tie
from monitor.domain.looks.removal import Absence, Stage
from monitor.domain.matches.topic_changes import UNMOVED, TopicChange, topic_change
from monitor.domain.telling.retelling import Retelling

RETOLD = frozenset({Tie.ARTICLE, Tie.COPY, Tie.FOLLOWUP})  # another account of the same event is news of its own
LATE = timedelta(days=7)  # longer than we are ever down; older pages turn up in lists of the most read


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """One ingest, as far as telling goes.

    ``before`` are the topics that the article met so far, ``after`` those that it meets now.
    ``likeness`` is its closest tie to an article of ``story``, a story that was told.
    """

    known: bool  # recorded before this look
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    track_all: bool = False
    comparison: Comparison | None = None
    likeness: Likeness | None = None
    story: int | None = None
    retelling: Retelling | None = None  # how it differs from what was told of the story last
    first_look: bool = False  # the source had given no listing before
    backlog: timedelta = timedelta(0)
    age: timedelta | None = None  # since the publisher's own time, where the page states one
    absence: Absence | None = None  # what is to be said of a page that cannot be found


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """That somebody is to be told, what kind of thing, and why."""

    kind: AlertKind
    reason: str
    severity: Severity = Severity.NONE
    tie: Tie | None = None  # of a follow-up, which may be a step or a copy
    change: Change | None = None  # against what was told of its story last
    topics: TopicChange = UNMOVED  # by an edit


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """That nobody is told, and why."""

    reason: str


Decision = Telling | Silence


def alerts_for(occasion: Occasion) -> Decision:
    """Decide whether to tell, and what: at most one thing for one look at one article."""
    if not (occasion.before or occasion.after or occasion.track_all):
        return Silence(reason="no topic matches")
    if occasion.absence is not None:
        return _absent(occasion, occasion.absence)
    if not occasion.known:
        return _first_seen(occasion)
    if occasion.comparison is None:
        return Silence(reason="looked at again, nothing to compare")
    return _compared(occasion, occasion.comparison)


def _absent(occasion: Occasion, absence: Absence) -> Decision:
    match absence.stage:
        case Stage.REMOVED:
            return Telling(kind=AlertKind.REMOVED, reason=_about(occasion, "removed"), severity=Severity.HIGH)
        case Stage.UNREACHABLE:
            return Telling(kind=AlertKind.UNREACHABLE, reason=absence.reason, severity=Severity.MEDIUM)
        case _:
            return Silence(reason=absence.reason)


def _first_seen(occasion: Occasion) -> Decision:
    if occasion.first_look and (occasion.age is None or occasion.age > occasion.backlog):
        return Silence(reason=_backlog(occasion))
    if occasion.age is not None and occasion.age > occasion.backlog + LATE:
        return Silence(reason=f"published {occasion.age.days} days ago, and listed only now")
    tie = occasion.likeness
    if tie is not None and tie.tie in RETOLD and occasion.story is not None:
        return _retold(occasion, occasion.story, tie)
    return Telling(kind=AlertKind.NEW, reason=_about(occasion, "new"))


def _retold(occasion: Occasion, story: int, likeness: Likeness) -> Decision:
    """Tell a further step of a story, or a copy, with what it changes; which copies are told, each route says."""
    what = "a copy of" if likeness.tie is Tie.COPY else "follows"
    retold = occasion.retelling or Retelling(tie=likeness.tie, against="")
    if likeness.tie is Tie.ARTICLE:
        return Silence(reason=f"an article of story {story}, which was told: {likeness.reason}")
    if retold.is_late:
        return Silence(reason=f"an earlier step of story {story} than {retold.against}, which was told")
    change = retold.change
    differs = f"; {change.reason}, compared with {retold.against}" if change else ""
    return Telling(
        kind=AlertKind.FOLLOWUP,
        reason=f"{what} story {story}: {likeness.reason}{differs}",
        severity=change.severity if change else Severity.NONE,
        tie=likeness.tie,
        change=change,
    )


def _backlog(occasion: Occasion) -> str:
    hours = occasion.backlog.total_seconds() / 3600
    if occasion.age is None:
        return "listed at the first look at its source, and the page states no time"
    return f"older than the {hours:g} hours of backlog told at the first look at its source"


def _compared(occasion: Occasion, comparison: Comparison) -> Decision:
    topics = topic_change(occasion.before, occasion.after)
    if not (comparison.tell or (topics and _is_steady_edit(comparison))):
        return Silence(reason=comparison.reason)
    severity = comparison.change.severity if comparison.change else Severity.NONE
    # To whoever follows a topic, its coming is a new story and its going a name removed, however small the edit.
    severity = Severity.HIGH if topics else severity
    reason = "; ".join([*topics.reasons, comparison.reason])
    match comparison.finding:
        case Finding.EDIT:
            return Telling(kind=AlertKind.EDITED, reason=reason, severity=severity, topics=topics)
        case Finding.FOLLOWUP:
            return Telling(kind=AlertKind.FOLLOWUP, reason=reason, severity=severity)
        case Finding.OTHER_STORY if occasion.after or occasion.track_all:
            return Telling(kind=AlertKind.NEW, reason=comparison.reason)
        case _:
            return Silence(reason=comparison.reason)


def _is_steady_edit(comparison: Comparison) -> bool:
    """Whether the wording was edited, rather than two wordings served in turn."""
    change = comparison.change
    return comparison.finding is Finding.EDIT and not (change and Kind.FLAP in change.kinds)


def _about(occasion: Occasion, what: str) -> str:
    topics = occasion.after or occasion.before
    return f"{what}, matches {', '.join(topics)}" if topics else f"{what}, of a source that tracks all"
