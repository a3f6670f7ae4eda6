"""The command that asks what was told."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from monitor.cli.filters import check_topic
from monitor.cli.instants import HOW, moment
from monitor.cli.lines import put
from monitor.cli.opening import AsJson, Config, books_at
from monitor.cli.printing import brief, document, table
from monitor.shapes import of_numbered_alerts

if TYPE_CHECKING:
    from monitor.domain.alerts import Alert


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(alerts)


def alerts(
    jsonl: Annotated[bool, typer.Option("--jsonl", help="One line of JSON each, the oldest first.")] = False,
    topic: Annotated[str | None, typer.Option(help="Only on this topic.")] = None,
    source: Annotated[str | None, typer.Option(help="Only of this source.")] = None,
    since: Annotated[str | None, typer.Option(help=f"Since this instant {HOW}.")] = None,
    limit: Annotated[int | None, typer.Option("--limit", "-n", min=1, help="At most so many, the newest.")] = None,
    as_json: AsJson = False,
    config: Config = None,
) -> None:
    """List what was told, the oldest first."""
    with books_at(config) as books:
        check_topic(books, topic)
        found = books.alerts.all(topic=topic, source=source, since=moment(since), limit=limit)
    if jsonl:
        for line in of_numbered_alerts(found):
            put(line)
    elif as_json:
        document(of_numbered_alerts(found))
    else:
        _print_alerts(found)


def _print_alerts(found: "Sequence[tuple[int, Alert]]") -> None:
    rows = [(number, brief(alert.at), _what(alert), alert.outlet or "newsmon", alert.title) for number, alert in found]
    table(("id", "told at", "what", "outlet", "headline"), rows, empty="Nothing was told yet.")


def _what(alert: "Alert") -> str:
    edit = f" ({alert.severity.word})" if alert.change else ""
    about = f": {', '.join(alert.topics)}" if alert.topics else ""
    silenced = ", silenced" if alert.silenced else ""
    return f"{alert.kind}{edit}{about}{silenced}"
