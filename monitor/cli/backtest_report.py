"""``newsmon backtest``: what changed topics and routes would have told."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from monitor.cli.instants import HOW, moment
from monitor.cli.opening import AsJson, Config, store_at
from monitor.cli.printing import brief, brief_title, document, progress, say, shown, table
from monitor.shapes import iso

if TYPE_CHECKING:
    from monitor.services.asking.backtest import Backtest, Some
    from monitor.services.asking.replay import RoutedAlert
    from monitor.services.rules import Rules
    from monitor.settings.settings import Settings


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(backtest)


def backtest(
    file: Annotated[Path, typer.Argument(help="Settings with the changed topics and routes.")],
    since: Annotated[str | None, typer.Option(help=f"Only what was seen since this instant {HOW}.")] = None,
    until: Annotated[str | None, typer.Option(help="Only what was seen before this instant.")] = None,
    as_json: AsJson = False,
    config: Config = None,
) -> None:
    """Show what changed topics and routes would have told over the stored history; changes nothing."""
    from monitor.services.asking.backtest import backtest as run
    from monitor.settings import load_rules, locate

    changed, present = load_rules(file), load_rules(locate(config))
    begin, end = moment(since), moment(until)
    with store_at(config) as store, progress("going through the history") as show:
        found = run(
            store,
            _rules(present, present),
            _rules(changed, present),
            since=begin,
            until=end,
            show=lambda count: show(f"{count} articles"),
        )
    document(_facts(found)) if as_json else _print(found)


def _rules(settings: "Settings", present: "Settings") -> "Rules":
    """Return rules of settings; the sources are the present ones where a file names none."""
    from monitor.services.rules import Rules

    sources = settings.sources() or present.sources()
    return Rules(topics=settings.topics(), sources=sources, routes=settings.routes())


def _facts(found: "Backtest") -> dict[str, Any]:
    return {
        "articles": found.articles,
        "revisions": found.revisions,
        "alerts": found.told.count,
        "by_day": [
            {"day": day.isoformat(), "route": route, "alerts": count}
            for (day, route), count in sorted(found.by_day.items())
        ],
        "examples": _examples(found.told),
        "missed": {"alerts": found.missed.count, "examples": _examples(found.missed)},
        "dropped": {"alerts": found.dropped.count, "examples": _examples(found.dropped)},
    }


def _examples(some: "Some") -> list[dict[str, Any]]:
    return [
        {
            "t": iso(told.alert.at),
            "kind": told.alert.kind.value,
            "severity": told.alert.severity.word,
            "article": told.alert.article,
            "revision": told.alert.revision,
            "url": told.alert.url,
            "title": told.alert.title,
            "topics": list(told.alert.topics),
            "routes": list(told.routes),
            "reason": told.alert.reason,
        }
        for told in some.newest
    ]


def _print(found: "Backtest") -> None:
    say(f"{found.articles} articles, {found.revisions} revisions: {found.told.count} alerts.")
    rows = [(f"{day:%Y-%m-%d}", route, count) for (day, route), count in sorted(found.by_day.items())]
    table(("day", "route", "alerts"), rows, empty="No alert on any day.")
    for what, some in (
        ("The newest of them", found.told),
        ("What the present rules miss: only the file would tell it", found.missed),
        ("What the file would drop: only the present rules tell it", found.dropped),
    ):
        say(f"\n{what} ({some.count}):")
        table(("seen", "what", "headline", "why"), _lines(some), empty="  none")


def _lines(some: "Some") -> Iterator[tuple[str, str, str, str]]:
    return (_line(told) for told in some.newest)


def _line(told: "RoutedAlert") -> tuple[str, str, str, str]:
    alert = told.alert
    what = f"{alert.kind} → {', '.join(told.routes)}"
    return brief(alert.at), what, shown(brief_title(alert.title)), shown(alert.reason)
