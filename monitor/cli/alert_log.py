"""Commands that ask what was told and where it went: alerts, deliveries."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from monitor.cli.instants import HOW, moment
from monitor.cli.json_lines import put
from monitor.cli.opening import AsJson, Config, Limit, books_at
from monitor.cli.printing import brief, brief_title, document, table
from monitor.domain.deliveries import Sent, State

if TYPE_CHECKING:
    from monitor.domain.alerts import Alert
    from monitor.domain.deliveries import Delivery
    from monitor.domain.views import AlertView, DeliveryView

_ID = 8  # letters of a message's id: enough for `newsmon why`


def register(app: typer.Typer) -> None:
    """Add the commands."""
    for command in (alerts, deliveries):
        app.command()(command)


def alerts(
    jsonl: Annotated[bool, typer.Option("--jsonl", help="One line of JSON each, the oldest first.")] = False,
    topic: Annotated[str | None, typer.Option(help="Only on this topic.")] = None,
    source: Annotated[str | None, typer.Option(help="Only of this source.")] = None,
    since: Annotated[str | None, typer.Option(help=f"Since this instant {HOW}.")] = None,
    told_nobody: Annotated[
        bool, typer.Option("--told-nobody", help="Only what nobody got or will get; `newsmon why --alert ID` says why.")
    ] = False,
    limit: Annotated[int | None, typer.Option("--limit", "-n", min=1, help="At most so many, the newest.")] = None,
    as_json: AsJson = False,
    config: Config = None,
) -> None:
    """List what was told, the oldest first."""
    from monitor.services.asking import tellings
    from monitor.shapes import of_listed_alert

    begin = moment(since)
    with books_at(config) as books:
        found = tellings.alerts(books, topic=topic, source=source, since=begin, told_nobody=told_nobody, limit=limit)
    if jsonl:
        for view in found:
            put(of_listed_alert(view))
    elif as_json:
        document([of_listed_alert(view) for view in found])
    else:
        _print_alerts(found)


def _print_alerts(found: "Sequence[AlertView]") -> None:
    rows = [
        (
            view.id,
            brief(view.alert.at),
            _what(view.alert),
            view.alert.outlet or "newsmon",
            brief_title(view.alert.title),
        )
        for view in found
    ]
    table(("id", "told at", "what", "outlet", "headline"), rows, empty="Nothing was told yet.")


def _what(alert: "Alert") -> str:
    edit = f" ({alert.severity.word})" if alert.change else ""
    about = f": {', '.join(alert.topics)}" if alert.topics else ""
    silenced = ", silenced" if alert.silenced else ""
    return f"{alert.kind}{edit}{about}{silenced}"


def deliveries(
    dead: Annotated[bool, typer.Option("--dead", help="Only those that were given up.")] = False,
    limit: Limit = 100,
    as_json: AsJson = False,
    config: Config = None,
) -> None:
    """List deliveries: which alert went where, when, and what came of it."""
    from monitor.services.asking import tellings
    from monitor.shapes import of_delivery

    with books_at(config) as books:
        found = tellings.deliveries(books, dead=dead, limit=limit)
    if as_json:
        document([of_delivery(view) for view in found])
        return
    heads = ("id", "when", "channel", "state", "what", "headline", "message", "answer or reason")
    table(heads, map(_row, found), empty="No deliveries.")


def _row(view: "DeliveryView") -> tuple[object, ...]:
    """Return a line: when it was sent or is due, where, what it tells, in which message, and what came of it."""
    one = view.delivery
    what = f"{view.alert.kind}, alert {one.alert_id}" if view.alert else "–"
    title = brief_title(view.alert.title) if view.alert else "–"
    return one.id, _when(view), one.channel, _state(one), what, title, _message(view), _said(view)


def _when(view: "DeliveryView") -> str:
    if view.delivery.state is State.WAITING:
        return f"due {brief(view.delivery.due_at)}"
    return brief(view.attempts[-1].finished_at if view.attempts else view.delivery.due_at)


def _state(delivery: "Delivery") -> str:
    tried = f", {delivery.attempts} attempts" if delivery.attempts > 1 else ""
    unclear = ", may have arrived before" if delivery.unclear else ""
    state = "given up" if delivery.state is State.DEAD else delivery.state
    return f"{state}{tried}{unclear}"


def _message(view: "DeliveryView") -> str:
    """Name the bundle that it travels in, and the id that the message ends with, as far as it was written."""
    bundle = view.delivery.bundle.kind if view.delivery.bundle else ""
    return " ".join(part for part in (bundle, view.attempts[-1].letter[:_ID] if view.attempts else "") if part)


def _said(view: "DeliveryView") -> str:
    """Say what was answered last; of what waits its time, or is never sent, the reason."""
    outcome = view.attempts[-1].outcome if view.attempts else None
    if isinstance(outcome, Sent):
        return outcome.detail
    return view.delivery.last_error or view.delivery.reason
