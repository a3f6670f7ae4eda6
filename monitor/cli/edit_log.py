"""The command that lists what changed: changes."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from monitor.cli.instants import HOW, moment, zone_name
from monitor.cli.opening import AsJson, Config, Limit, books_at
from monitor.cli.printing import brief, document, table
from monitor.domain.changes import Kind, Severity
from monitor.domain.errors import WrongUseError

if TYPE_CHECKING:
    from monitor.domain.views import MadeEdit

_FEW = 3  # figures that are named


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(changes)


def changes(
    topic: Annotated[str | None, typer.Option(help="Only of articles that met this topic.")] = None,
    source: Annotated[str | None, typer.Option(help="Only of articles that this source listed.")] = None,
    kind: Annotated[
        list[str] | None, typer.Option(help=f"Only such edits: {', '.join(Kind)}. May be repeated.")
    ] = None,
    severity: Annotated[str, typer.Option(help="At least so severe: low, medium, high.")] = "none",
    since: Annotated[str | None, typer.Option(help=f"First seen since then {HOW}.")] = None,
    until: Annotated[str | None, typer.Option(help="First seen before then.")] = None,
    limit: Limit = 50,
    as_json: AsJson = False,
    config: Config = None,
) -> None:
    """List what changed, and how: the newest edits of all articles."""
    from monitor.services.asking.edits import edits
    from monitor.shapes import of_made_edit
    from monitor.store.history import SoughtEdits

    sought = SoughtEdits(
        topic=topic,
        source=source,
        kinds=frozenset(map(_kind, kind or ())),
        severity=_severity(severity),
        since=moment(since),
        until=moment(until),
    )
    with books_at(config) as books:
        found = edits(books, sought, limit)
    document(list(map(of_made_edit, found))) if as_json else _print(found)


def _kind(word: str) -> Kind:
    if word not in set(Kind):
        raise WrongUseError(f"no kind of edit is called {word!r}", do=f"There are: {', '.join(Kind)}")
    return Kind(word)


def _severity(word: str) -> Severity:
    words = [each.word for each in Severity]
    if word not in words:
        raise WrongUseError(f"no severity is called {word!r}", do=f"There are: {', '.join(words)}")
    return Severity.of(word)


def _print(found: "Sequence[MadeEdit]") -> None:
    heads = ("article", "edit", f"seen ({zone_name()})", "severity", "outlet", "what", "headline")
    rows = [
        (
            each.article,
            f"{each.before}..{each.after}",
            brief(each.seen_at),
            each.change.severity.word,
            each.outlet,
            _what(each),
            each.title,
        )
        for each in found
    ]
    table(heads, rows, empty="No edits.")


def _what(edit: "MadeEdit") -> str:
    """Say what an edit did: its figures, as written, else its kinds."""
    figures = [f"{each.before or '–'} → {each.after or '–'}" for each in edit.change.figures[:_FEW]]
    others = [kind for kind in edit.change.kinds if kind != Kind.FIGURE or not figures]
    return ", ".join((*figures, *others))
