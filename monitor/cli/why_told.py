"""The command that answers why somebody was told, or was not."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from monitor.cli.opening import AsJson, Config, books_at, settings_at
from monitor.cli.printing import console, document, say, shown
from monitor.domain.errors import SettingsError

if TYPE_CHECKING:
    from monitor.domain.views import WordedExplanation, WordedStep
    from monitor.services.asking.why import Present

_LONGEST = 160  # letters of a reason; `--json` and `newsmon diff` have all of it
_STYLES = {
    "told": "bold",
    "sent": "green",
    "dead": "red",
    "cancelled": "red",
    "waiting": "yellow",
    "kept back": "yellow",
    "silence": "yellow",
}


What = Annotated[
    str, typer.Argument(metavar="URL|ID", help="An address, an article's number, or the id that a message carries.")
]
IsAlert = Annotated[bool, typer.Option("--alert", help="The number is that of an alert, as `newsmon alerts` shows it.")]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(why)


def why(what: What, alert: IsAlert = False, as_json: AsJson = False, config: Config = None) -> None:
    """Say why you were told of something, or were not: each step with its reason, also for what was never seen."""
    from monitor.deliver.statement_words import sayings, told
    from monitor.services.asking.why import explain

    present = _present(config)
    with books_at(config) as books:
        explained = explain(books, what, present, datetime.now(UTC), is_alert=alert)
    worded = told(explained, sayings("en"), "UTC")
    document(worded) if as_json else _print(worded)


def _present(config: Path | None) -> "Present":
    """Return what the settings say at present, or what is wrong with them: the history can be asked anyway."""
    from monitor.services.asking.why import Present

    try:
        settings = settings_at(config)
    except SettingsError as error:
        return Present(trouble=str(error.problems[0]))
    return Present(routes=settings.routes(), allow_hosts=tuple(settings.fetch().allow_hosts))


def _print(explained: "WordedExplanation") -> None:
    say(shown(explained.title) or "(never read)")
    if explained.url:
        say(shown(explained.url))
    if explained.article is not None:
        story = f", story {explained.story}" if explained.story else ""
        say(f"article {explained.article}{story}")
    say(f"\n{shown(explained.answer)}.\n")
    _print_steps(explained.steps)


def _print_steps(steps: "Sequence[WordedStep]") -> None:
    """Print steps below the day they happened on."""
    day = ""
    rows: list[WordedStep] = []
    for step in steps:
        today = f"{step.at.astimezone():%Y-%m-%d %Z}" if step.at else day
        if today != day and rows:
            _print_day(rows)
            rows = []
        if today != day:
            say(today)
        day = today
        rows.append(step)
    _print_day(rows)


def _print_day(steps: "Sequence[WordedStep]") -> None:
    from rich.table import Table
    from rich.text import Text

    out = console()
    if not out.is_terminal:
        for time, what, said, reason in map(_row, steps):
            say(f"  {time:<8}  {what:<12}  {said}" + f": {reason}" * bool(reason))
        return
    grid = Table.grid(padding=(0, 2), pad_edge=True)
    grid.add_column(style="dim", no_wrap=True, min_width=8)
    grid.add_column(no_wrap=True, min_width=12)
    grid.add_column(overflow="fold")
    for step in steps:
        time, what, said, reason = _row(step)
        why = Text.assemble(said, (f": {reason}", "dim")) if reason else Text(said)
        grid.add_row(Text(time), Text(what), why, style=_STYLES.get(step.what, ""))
    out.print(grid)


def _row(step: "WordedStep") -> tuple[str, str, str, str]:
    from monitor.cli.typesetting import clipped

    until = f", until {_time(step.until, step.at)}" if step.until else ""
    what = f"  {step.what}" if step.below else step.what
    return _time(step.at, step.at), what, shown(step.said) + until, clipped(step.reason, _LONGEST)


def _time(at: datetime | None, beside: datetime | None) -> str:
    """Write a time of day; with its day where that is another than the one it stands beside."""
    if at is None:
        return ""
    here = at.astimezone()
    same_day = beside is not None and beside.astimezone().date() == here.date()
    return f"{here:%H:%M:%S}" if same_day else f"{here:%Y-%m-%d %H:%M:%S}"
