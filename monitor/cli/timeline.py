"""Steps for people: one line each, the time where it changes, what belongs to a step below it, reasons aligned."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from monitor.cli.marking import clipped
from monitor.cli.printing import console, say, shown

if TYPE_CHECKING:
    from monitor.services.asking.why import Step

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


def print_steps(steps: "Sequence[Step]") -> None:
    """Print steps below the day they happened on."""
    day = ""
    rows: list[Step] = []
    for step in steps:
        today = f"{step.at.astimezone():%Y-%m-%d %Z}" if step.at else day
        if today != day and rows:
            _print(rows)
            rows = []
        if today != day:
            say(today)
        day = today
        rows.append(step)
    _print(rows)


def _print(steps: "Sequence[Step]") -> None:
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


def _row(step: "Step") -> tuple[str, str, str, str]:
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
