"""An alert for programs: the JSON that webhooks carry beside the text for people."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from monitor.deliver.channel import Earlier, Letter
from monitor.deliver.safe import cut
from monitor.domain.alerts import Alert
from monitor.domain.changes import Change

QUOTED = 1_000  # characters of a sentence; a program may need more of it than a reader, yet no article


def letter_as_dict(letter: Letter) -> dict[str, Any]:
    """Return what a program needs of a letter; ``alert_id`` is what the headers carry."""
    alerts = [alert_as_dict(alert) for alert in letter.alerts]
    earlier = None if letter.earlier is None else earlier_as_dict(letter.earlier)
    said = {"repeat": letter.repeat, "test": letter.test, "bundle": letter.bundle.value, "earlier": earlier}
    return {"alert_id": letter.key, **said, "alerts": alerts}


def earlier_as_dict(earlier: Earlier) -> dict[str, Any]:
    """Return the message that a letter takes up, by the key of its alert."""
    return {"key": earlier.key, "t": instant(earlier.at), "title": earlier.title, "article": earlier.article}


def alert_as_dict(alert: Alert) -> dict[str, Any]:
    """Return an alert as JSON can hold it: words as the page had them, times in UTC with ``Z``."""
    return {
        "key": alert.key,
        "sums": [{"key": key} for key in alert.sums],
        "kind": alert.kind.value,
        "t": instant(alert.at),
        "url": alert.url,
        "title": alert.title,
        "outlet": alert.outlet,
        "source": alert.source,
        "language": alert.language,
        "topics": list(alert.topics),
        "entered": list(alert.entered),
        "left": list(alert.left),
        "severity": alert.severity.word,
        "reason": alert.reason,
        "story": alert.story,
        "article": alert.article,
        "revision": alert.revision,
        "previous": alert.previous,
        "steps": alert.steps,
        "unseen_since": instant(alert.unseen_since),
        "seen_at": instant(alert.seen_at),
        "kept_since": instant(alert.kept_since),
        "kept_for": alert.kept_for,
        "edited_at": instant(alert.edited_at),
        "published": instant(alert.published),
        "modified": instant(alert.modified),
        "lead": cut(alert.lead, QUOTED),
        "change": None if alert.change is None else change_as_dict(alert.change),
    }


def change_as_dict(change: Change) -> dict[str, Any]:
    """Return a change in the shape that ``newsmon compare --json`` answers."""
    return {
        "kinds": [kind.value for kind in change.kinds],
        "severity": change.severity.word,
        "silent": change.silent,
        "reason": change.reason,
        "title": None if change.title is None else {"before": change.title.before, "after": change.title.after},
        "figures": [
            {"before": figure.before, "after": figure.after, "unit": figure.unit, "percent": figure.percent}
            for figure in change.figures
        ],
        "sentences": [
            {"op": sentence.op.value, "before": cut(sentence.before, QUOTED), "after": cut(sentence.after, QUOTED)}
            for sentence in change.sentences
        ],
        "notice": change.notice,
        "reverts_to": change.reverts_to,
    }


def remapped(payload: Mapping[str, Any], extras: Mapping[str, str]) -> dict[str, Any]:
    """Apply ``:name=value`` of a json:// address as Apprise does: a new field, a renamed one, or one left out."""
    renamed = {extras.get(name, name): value for name, value in payload.items() if extras.get(name, name)}
    return renamed | {name: value for name, value in extras.items() if name not in payload}


def instant(at: datetime | None) -> str | None:
    """Write a time in UTC with ``Z``; none stays none."""
    return None if at is None else at.astimezone(UTC).isoformat().replace("+00:00", "Z")
