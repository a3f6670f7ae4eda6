"""The command that shows what is watched: sources."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import typer

from monitor.cli.opening import AsJson, Config, books_at
from monitor.cli.printing import brief, document, table
from monitor.shapes import plain

if TYPE_CHECKING:
    from monitor.domain.looks.conditions import Condition
    from monitor.services.asking.health import Health


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(sources)


def sources(as_json: AsJson = False, config: Config = None) -> None:
    """Show how each source is doing."""
    from monitor.services.asking.health import healths

    with books_at(config) as books:
        found = healths(books, datetime.now(UTC))
    if as_json:
        document([_as_document(health) for health in found])
        return
    table(
        ("source", "kind", "looked at", "something new", "listed", "last looks", "state"),
        map(_row, found),
        empty="No sources yet: newsmon has not run with these settings. `newsmon config check` counts them.",
    )


def _row(health: "Health") -> tuple[object, ...]:
    state = health.state
    looks = ", ".join(f"{tally.verdict} {tally.articles}" for tally in health.tallies) or "none"
    seen = brief(state.checked_at), brief(state.new_at)
    return state.source.name, state.source.kind, *seen, health.listed, looks, _in_words(health)


def _as_document(health: "Health") -> dict[str, Any]:
    keys = ("verdict", "articles", "looks", "since", "reason")
    state: dict[str, Any] = plain(health.state)
    del state["faults"]
    return state | {
        "conditions": [fault.name for fault in health.state.faults],
        "listed": health.listed,
        "verdicts": [{key: plain(getattr(tally, key)) for key in keys} for tally in health.tallies],
        "holds": [_held(each) for each in health.holds],
    }


def _held(met: "Condition") -> dict[str, Any]:
    keys = ("articles", "of", "since", "reason")
    return {"name": met.fault.name} | {key: plain(getattr(met, key)) for key in keys}


def _in_words(health: "Health") -> str:
    """Say how a source is doing: its own trouble, or what holds of its articles."""
    return health.state.trouble or "; ".join(map(_said, health.holds)) or "fine"


def _said(met: "Condition") -> str:
    since = f" since {brief(met.since)}" if met.since else ""
    count = f", {met.articles} of {met.of} articles" if met.of else ""
    return f"{met.fault.name}{since}{count}: {met.reason}"
