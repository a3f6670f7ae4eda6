"""Now: what happened lately, one row for a story."""

from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from itertools import groupby
from typing import Any

from pydantic import Field

from monitor.domain.alerts import Alert, AlertKind
from monitor.domain.changes import Severity
from monitor.services.asking.latest import Latest, LatestRow, latest
from monitor.shapes import of_alert, of_listed_alert, plain
from monitor.store.alerts import Wanted
from monitor.store.store import Books
from monitor.web.speech import Speech
from monitor.web.views import Asked, Question, Table, View


class Shown(StrEnum):
    """Which alerts are shown."""

    ALL = "all"
    EDITS = "edits"
    NEW = "new"


class Least(StrEnum):
    """How much an edit has to matter."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


KINDS: Mapping[Shown, frozenset[AlertKind]] = {
    Shown.ALL: frozenset(),
    Shown.EDITS: frozenset({AlertKind.EDITED, AlertKind.REMOVED}),
    Shown.NEW: frozenset({AlertKind.NEW, AlertKind.FOLLOWUP}),
}


class AskedNow(Asked):
    """The filters of Now."""

    show: Shown = Field(default=Shown.ALL, description="Everything, edits and removals, or new articles.")
    severity: Least = Field(default=Least.MEDIUM, description="How much an edit must matter at least.")
    topic: str = Field(default="", max_length=200, description="Only what meets this topic.")
    open: bool = Field(default=False, description="Only what nobody has dealt with.")
    below: int | None = Field(default=None, ge=1, lt=2**63, description="Only what came before the alert of this id.")

    @property
    def wanted(self) -> Wanted:
        """Return which alerts are wanted."""
        return Wanted(
            kinds=KINDS[self.show],
            topic=self.topic or None,
            severity=Severity.of(self.severity),
            open=self.open,
        )


def _ask(books: Books, question: Question) -> Latest:
    asked: AskedNow = question.asked
    return latest(books, asked.wanted, seen=question.visit.seen, below=asked.below)


def by_day(answer: Latest, speech: Speech) -> list[tuple[date, list[LatestRow]]]:
    """Give rows under the day on which each happened, in the reader's zone."""
    return [(day, list(rows)) for day, rows in groupby(answer.rows, lambda row: speech.day(row.newest.alert.at))]


def _shape(answer: Latest) -> dict[str, Any]:
    rows = [
        {
            **of_alert(row.newest.alert),
            "id": row.newest.id,
            "handled": plain(row.newest.handled),
            "deliveries": [plain(each.delivery) for each in row.newest.deliveries],
            "earlier": [of_listed_alert(view) for view in row.earlier],
        }
        for row in answer.rows
    ]
    return {"alerts": rows, "small": answer.small, "below": answer.further, "unseen": dict(answer.topics)}


def alert_rows(alerts: Iterator[tuple[int, Alert]], speech: Speech) -> Table:
    """Lay out alerts as a table."""
    heads = ("id", "time", "kind", "severity", "outlet", "fact", "headline", "topics", "story", "article", "url")
    rows = (
        (
            number,
            alert.at.isoformat(),
            alert.kind.value,
            alert.severity.word,
            alert.outlet,
            " ".join((fact.main, *fact.more)),
            alert.title,
            ", ".join(alert.topics),
            alert.story or "",
            alert.article or "",
            alert.url,
        )
        for number, alert in alerts
        for fact in (speech.fact(alert),)
    )
    return heads, rows


NOW = View(
    name="now",
    entry="now",
    path="/now",
    says="What happened lately: the newest alert of each story.",
    asked=AskedNow,
    ask=_ask,
    shape=_shape,
    table=lambda answer, speech: alert_rows(((row.newest.id, row.newest.alert) for row in answer.rows), speech),
    alerts=lambda answer: [row.newest.alert for row in answer.rows],
)
