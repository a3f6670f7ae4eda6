"""An edit, and what waited of its article before, as the one thing that is told or kept."""

from dataclasses import replace

from monitor.domain.alerts import Alert
from monitor.domain.changes import Severity
from monitor.domain.looks.keeping import Kept
from monitor.domain.matches.topic_changes import TopicChange
from monitor.services.alerting.keeping import Course
from monitor.services.intake.dossier import Dossier


def joined(alert: Alert, course: Course) -> Alert:
    """Return the alert of an edit with what waited before added up in it: told against what was told last."""
    waiting = course.joins
    if waiting is None or course.net is None:
        return alert
    topics = _topics(waiting.alert).then(_topics(alert))
    weights = (each.severity for each in (alert.change, course.net) if each)
    return replace(
        alert,
        entered=topics.entered,
        left=topics.left,
        previous=waiting.alert.previous,
        steps=waiting.alert.steps + 1,
        unseen_since=waiting.alert.unseen_since,
        change=course.net,
        severity=Severity.HIGH if topics else max(weights),
        kept_since=waiting.late_since,
        kept_for=waiting.late_for,
        reason="; ".join([*topics.reasons, course.net.reason]),
    )


def _topics(alert: Alert) -> TopicChange:
    return TopicChange(entered=alert.entered, left=alert.left)


def kept(alert: Alert, dossier: Dossier, course: Course) -> Kept:
    """Return an edit as it is kept back."""
    assert dossier.known is not None  # noqa: S101  # only edits are kept
    assert course.cause is not None  # noqa: S101
    assert course.until is not None  # noqa: S101
    return Kept(
        article=dossier.known.id,
        outlet=dossier.known.outlet,
        cause=course.cause,
        since=course.joins.since if course.joins else alert.at,
        until=course.until,
        alert=alert,
        misfit=bool(dossier.seen.look.layout),
    )
