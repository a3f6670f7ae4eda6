"""``newsmon topics``: what is watched for, and which spellings it may lack."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from monitor.cli.opening import AsJson, Config, books_at
from monitor.cli.printing import document, say, shown, table
from monitor.shapes import plain

if TYPE_CHECKING:
    from monitor.domain.matches.spellings import Spelling
    from monitor.domain.topics import Name, Topic

MOST_TEXTS = 5_000  # of the newest articles, in which spellings are looked for

topics = typer.Typer(help="List topics, or propose spellings for one.", invoke_without_command=True)


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.add_typer(topics, name="topics")


@topics.callback()
def list_topics(context: typer.Context, as_json: AsJson = False, config: Config = None) -> None:
    """List topics with their names, and how many articles met each."""
    if context.invoked_subcommand:
        return
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


@topics.command()
def suggest(
    name: Annotated[str, typer.Argument(help="A name, or a topic of the settings.")],
    as_json: AsJson = False,
    config: Config = None,
) -> None:
    """Propose spellings: by the rules of writing Korean, and as met in the stored history; ready to paste."""
    from monitor.domain.matches.spellings import proposed

    topic, settings = _topic(name, config)
    known = [each.text for each in topic.names]
    spellings, read = _met(known, proposed(known), settings)
    if as_json:
        document({"name": topic.name, "known": known, "articles_read": read, "spellings": spellings})
        return
    for line in _snippet(topic, spellings, read):
        say(line)


def _topic(name: str, config: Path | None) -> "tuple[Topic, Path | None]":
    """Return the topic of the settings that is called so, else a new one; and the settings, if there are any."""
    from monitor.domain.topics import Name, Topic
    from monitor.settings import load_topics, locate

    settings = locate(config)
    new = Topic(name=name.strip(), names=(Name(text=name.strip()),))
    if config is None and not settings.exists():
        return new, None
    found = (topic for topic in load_topics(settings) if topic.name.casefold() == new.name.casefold())
    return next(found, new), settings


def _met(
    known: Sequence[str], guesses: "Sequence[Spelling]", settings: Path | None
) -> "tuple[tuple[Spelling, ...], int]":
    """Look for the guesses, and for what is near the known spellings, in the newest articles; returns how many."""
    from monitor.domain.matches.spellings import missing
    from monitor.domain.matches.spellings_met import Met

    met, read = Met(known, guesses), 0
    if settings is not None:
        with books_at(settings) as books:
            for read, text in enumerate(books.articles.texts(MOST_TEXTS), start=1):  # noqa: B007  the last number counts
                met.read(text)
    return missing(known, met.spellings()), read


def _snippet(topic: "Topic", spellings: "Sequence[Spelling]", read: int) -> Iterator[str]:
    """Write a topic as it stands in settings; what merely resembles it is left out by a ``#``."""
    yield "topics:"
    yield f"  - name: {_quoted(topic.name)}"
    yield "    names:"
    yield from (f"      - {_spelled(name)}" for name in topic.names)
    for spelling in spellings:
        text = f"{{text: {_quoted(spelling.text)}, case: true}}" if spelling.case else _quoted(spelling.text)
        seen = (
            f"; in {spelling.seen} of {read} articles"
            if spelling.seen
            else f"; in none of {read} articles"
            if read
            else ""
        )
        yield f"      {'' if spelling.sure else '# '}- {text}  # {shown(spelling.why)}{seen}"
    if not spellings:
        yield "      # no other spelling follows from these, nor was one met; Hanja is not guessed"
    if topic.query:
        yield f"    query: {_quoted(topic.query)}"


def _spelled(name: "Name") -> str:
    if not (name.case or name.companions):
        return _quoted(name.text)
    parts = [f"text: {_quoted(name.text)}"]
    parts += ["case: true"] if name.case else []
    parts += [f"companions: [{', '.join(map(_quoted, name.companions))}]"] if name.companions else []
    return f"{{{', '.join(parts)}}}"


def _quoted(text: str) -> str:
    """Write a text as YAML reads it back: plain where that is safe."""
    plain_words = all(sign.isalnum() or sign in " -." for sign in text) and text[:1].isalnum()
    return shown(text) if plain_words else "'" + shown(text).replace("'", "''") + "'"
