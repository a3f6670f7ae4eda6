"""Commands that show what is watched, and for what: sources, topics."""

import typer

from monitor.cli.opening import AsJson, Config, books_at
from monitor.cli.printing import brief, document, plain, table


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command()(sources)
    app.command()(topics)


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


def topics(as_json: AsJson = False, config: Config = None) -> None:
    """List topics with their names, and how many articles met each."""
    with books_at(config) as books:
        found = books.topics.all()
        counts = books.topics.counts()
    if as_json:
        document([plain(topic) | {"articles": counts.get(topic.name, 0)} for topic in found])
        return
    rows = [
        (topic.name, counts.get(topic.name, 0), ", ".join(name.text for name in topic.names), topic.query)
        for topic in found
    ]
    table(
        ("topic", "articles", "names", "query"),
        rows,
        empty="No topics yet: newsmon has not run with these settings. `newsmon config check` counts them.",
    )
