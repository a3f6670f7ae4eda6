"""The command that shows what is watched: sources."""

import typer

from monitor.cli.opening import AsJson, Config, books_at
from monitor.cli.printing import brief, document, plain, table


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(sources)


def sources(as_json: AsJson = False, config: Config = None) -> None:
    """Show how each source is doing."""
    with books_at(config) as books:
        found = books.sources.all()
        counts = {state.source.name: len(books.entries.present(state.source.name)) for state in found}
    if as_json:
        document([plain(state) | {"listed": counts[state.source.name]} for state in found])
        return
    rows = [
        (
            state.source.name,
            state.source.kind,
            brief(state.checked_at),
            brief(state.new_at),
            counts[state.source.name],
            state.trouble or "fine",
        )
        for state in found
    ]
    table(
        ("source", "kind", "looked at", "something new", "listed", "state"),
        rows,
        empty="No sources yet: newsmon has not run with these settings. `newsmon config check` counts them.",
    )
