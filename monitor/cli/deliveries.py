"""The ledger: which alert went where, when, in which message, and what came of it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

import typer

from monitor.cli.opening import AsJson, Config, Limit, books_at
from monitor.cli.printing import brief, document, table
from monitor.domain.deliveries import Sent, State
from monitor.shapes import plain

if TYPE_CHECKING:
    from monitor.domain.alerts import Alert
    from monitor.domain.deliveries import Attempt, Delivery
    from monitor.store.store import Books

_ID = 8  # letters of a message's id: enough for `newsmon why`


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(deliveries)


def deliveries(
    dead: Annotated[bool, typer.Option("--dead", help="Only those that were given up.")] = False,
    limit: Limit = 100,
    as_json: AsJson = False,
    config: Config = None,
) -> None:
    """List deliveries: which alert went where, when, and what came of it."""
    with books_at(config) as books:
        found = [_entry(books, one) for one in books.deliveries.all(dead=dead, limit=limit)]
    if as_json:
        document([entry.as_dict() for entry in found])
        return
    heads = ("id", "when", "channel", "state", "what", "headline", "message", "answer or reason")
    table(heads, [entry.row() for entry in found], empty="No deliveries.")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """A delivery as the ledger shows it: with its alert, if it carries one, and its attempts."""

    delivery: "Delivery"
    alert: "Alert | None"
    tries: "tuple[Attempt, ...]"

    def as_dict(self) -> dict[str, Any]:
        """Return all of it; of the alert what names it."""
        alert = self.alert
        about = {"kind": alert.kind, "title": alert.title, "url": alert.url, "article": alert.article} if alert else {}
        return plain(self.delivery) | {"about": plain(about) or None, "tries": plain(self.tries)}  # type: ignore[no-any-return]

    def row(self) -> tuple[object, ...]:
        """Return a line: when it was sent or is due, where, what it tells, in which message, and what came of it."""
        what = f"{self.alert.kind}, alert {self.delivery.alert_id}" if self.alert else "–"
        title = self.alert.title if self.alert else "–"
        one = self.delivery
        return one.id, self._when(), one.channel, self._state(), what, title, self._message(), self._said()

    def _when(self) -> str:
        if self.delivery.state is State.WAITING:
            return f"due {brief(self.delivery.due_at)}"
        return brief(self.tries[-1].finished_at if self.tries else self.delivery.due_at)

    def _state(self) -> str:
        number = self.delivery.attempts
        tried = f", {number} attempts" if number > 1 else ""
        unclear = ", may have arrived before" if self.delivery.unclear else ""
        state = "given up" if self.delivery.state is State.DEAD else self.delivery.state
        return f"{state}{tried}{unclear}"

    def _message(self) -> str:
        """Name the bundle that it travels in, and the id that the message ends with, as far as it was written."""
        bundle = self.delivery.bundle.partition(":")[0]
        return " ".join(part for part in (bundle, self.tries[-1].letter[:_ID] if self.tries else "") if part)

    def _said(self) -> str:
        """Say what was answered last; of what waits its time, or is never sent, the reason."""
        outcome = self.tries[-1].outcome if self.tries else None
        if isinstance(outcome, Sent):
            return outcome.detail
        return self.delivery.last_error or self.delivery.reason


def _entry(books: "Books", delivery: "Delivery") -> _Entry:
    alert = None if delivery.alert_id is None else books.alerts.get(delivery.alert_id)
    return _Entry(delivery=delivery, alert=alert, tries=books.deliveries.attempts(delivery.id))
