"""Commands about what is watched and watched for: sources, topics."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from monitor.cli.opening import AsJson, Config, books_at, settings_at, store_at
from monitor.cli.printing import brief, document, say, shown, table
from monitor.domain.addresses.keys import masked
from monitor.domain.errors import SettingsError

if TYPE_CHECKING:
    from monitor.domain.looks.cadence import Next
    from monitor.domain.looks.conditions import Condition, VerdictCount
    from monitor.domain.sources import Source
    from monitor.domain.topics import Name, Topic
    from monitor.domain.views import CoverageView, SourceView, SpellingsView, TopicView
    from monitor.store.store import Books

NOT_RUN = "newsmon has not run with these settings. `newsmon config check` counts them."

sources = typer.Typer(help="Show how each source is doing, or end or pause one.", invoke_without_command=True)
topics = typer.Typer(help="List topics, or propose spellings for one.", invoke_without_command=True)


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.add_typer(sources, name="sources")
    app.add_typer(topics, name="topics")
    app.command()(coverage)


@sources.callback()
def list_sources(context: typer.Context, as_json: AsJson = False, config: Config = None) -> None:
    """Show how each source is doing; or end, pause or resume one that was added beside the settings."""
    if context.invoked_subcommand:
        return
    from monitor.services.asking import health
    from monitor.shapes import of_source

    with books_at(config) as books:
        found = health.sources(books, datetime.now(UTC))
    if as_json:
        document([of_source(view) for view in found])
        return
    heads = ("source", "kind", "looked at", "next look", "something new", "listed", "last looks", "state")
    table(heads, map(_source_row, found), empty=f"No sources yet: {NOT_RUN}")


@sources.command("suggest")
def suggest_sources(
    url: Annotated[str, typer.Argument(help="A front page or a section page of the site.", metavar="URL")],
    as_json: AsJson = False,
    config: Config = None,
) -> None:
    """Find feeds, news sitemaps and section pages of a site, and say which is best to watch it by."""
    from monitor.cli.suggesting import suggested
    from monitor.domain.addresses.address import Address
    from monitor.shapes import of_suggestion

    now = datetime.now(UTC)
    found = suggested(Address.of(url), config)
    if as_json:
        document([of_suggestion(one, now) for one in found])
        return
    rows = [(one.source.kind, one.source.url, "no" if one.trouble else "yes", one.reason(now)) for one in found]
    table(("kind", "address", "of use", "why"), rows, empty="The site offers nothing.")
    best = next((one.source for one in found if not one.trouble), None)
    if best is not None:
        say("\nThe best of them, for the settings below `sources:`")
        say(f"  - {{name: {shown(best.name)}, kind: {best.kind}, url: '{shown(best.url)}'}}")


SourceName = Annotated[str, typer.Argument(help="Its name or address, as `newsmon sources` shows it.", metavar="NAME")]


@sources.command()
def remove(name: SourceName, config: Config = None) -> None:
    """Look no more at a source that was added by `newsmon watch` or `import`."""
    from monitor.services import beside

    _change(name, config, beside.end)
    say(f"{shown(masked(name))} is looked at no more; what it led to is kept.")


@sources.command()
def pause(name: SourceName, config: Config = None) -> None:
    """Look no more, until it is resumed, at a source that was added by `newsmon watch` or `import`."""
    from monitor.services import beside

    _change(name, config, beside.pause)
    say(f"{shown(masked(name))} is paused. Next: newsmon sources resume '{shown(masked(name))}' looks at it again")


@sources.command()
def resume(name: SourceName, config: Config = None) -> None:
    """Look again at a source that was paused."""
    from monitor.services import beside

    _change(name, config, beside.resume)
    say(f"{shown(masked(name))} is looked at again.")


def _change(name: str, config: Path | None, doing: "Callable[[Books, Source, datetime], None]") -> None:
    """Do something to a source beside the settings; refuses what stands in these, with its line."""
    from monitor.services import beside

    _refuse_of_settings(name, config)
    now = datetime.now(UTC)
    with store_at(config) as store, store.begin() as books:
        doing(books, beside.named(books, name, now), now)


def _refuse_of_settings(name: str, config: Path | None) -> None:
    from monitor.settings.document import Trouble

    settings = settings_at(config)
    for number, source in enumerate(settings.sources()):
        if name in (source.name, source.url):
            trouble = Trouble(("sources", number), f"source {source.name!r} stands in the settings", "Change it there")
            raise SettingsError((settings.document.problem(trouble),))


def _source_row(view: "SourceView") -> tuple[object, ...]:
    state = view.state
    looks = ", ".join(map(_counted, view.verdicts)) or "none"
    seen = brief(state.checked_at), _next(view.upcoming), brief(state.new_at)
    return state.source.name, state.source.kind, *seen, view.listed, looks, _in_words(view)


def _counted(count: "VerdictCount") -> str:
    unsure = f" ({count.unsure} unsure)" if count.unsure else ""
    return f"{count.verdict} {count.articles}{unsure}"


def _next(upcoming: "Next") -> str:
    """Say when a source is looked at next, and why unless it is by its schedule."""
    from monitor.domain.looks.cadence import BY_SCHEDULE

    return brief(upcoming.at) + (f" ({upcoming.reason})" if upcoming.reason != BY_SCHEDULE else "")


def _in_words(view: "SourceView") -> str:
    """Say how a source is doing: its own trouble, or what holds of its articles."""
    if view.state.source.paused:
        return "paused"
    return view.state.trouble or "; ".join(map(_said, view.holds)) or "fine"


def _said(met: "Condition") -> str:
    since = f" since {brief(met.since)}" if met.since else ""
    count = f", {met.articles} of {met.of} articles" if met.of else ""
    return f"{met.fault.name}{since}{count}: {met.reason}"


def coverage(
    days: Annotated[int, typer.Option(help="Of articles that were first seen within so many days.", min=1)] = 7,
    as_json: AsJson = False,
    config: Config = None,
) -> None:
    """Say what was seen of edits that stood for minutes only, by the looks that were really made."""
    from monitor.services.asking import coverage as asking
    from monitor.shapes import of_coverage

    with books_at(config) as books:
        found = asking.coverage(books, datetime.now(UTC) - timedelta(days=days))
    if as_json:
        document([of_coverage(view) for view in found])
        return
    heads = ("of", "name", "articles", "looks", "edits seen of those that stood", "found within")
    table(heads, map(_coverage_row, found), empty=f"No article first seen in {days} days is followed for edits.")


def _coverage_row(view: "CoverageView") -> tuple[object, ...]:
    from monitor.domain.looks.coverage import LIVES

    found = view.coverage
    if found.seen is None or found.half is None or found.nearly_all is None:
        return view.by, view.name, found.articles, found.looks, "too few looks to say", ""
    seen = ", ".join(
        f"{life.total_seconds() / 60:g} min {share:.0%}" for life, share in zip(LIVES, found.seen, strict=True)
    )
    half, nearly_all = (f"{within.total_seconds() / 60:.1f} min" for within in (found.half, found.nearly_all))
    return view.by, view.name, found.articles, found.looks, seen, f"half {half}, 95% {nearly_all}"


@topics.callback()
def list_topics(context: typer.Context, as_json: AsJson = False, config: Config = None) -> None:
    """List topics with their names, and how many articles met each."""
    if context.invoked_subcommand:
        return
    from monitor.services.asking import topics_met
    from monitor.shapes import of_topic

    with books_at(config) as books:
        found = topics_met.topics(books)
    if as_json:
        document([of_topic(view) for view in found])
        return
    heads = ("topic", "articles", "names", "query")
    table(heads, map(_topic_row, found), empty=f"No topics yet: {NOT_RUN}")


def _topic_row(view: "TopicView") -> tuple[object, ...]:
    topic = view.topic
    return topic.name, view.articles, ", ".join(name.text for name in topic.names), topic.query


@topics.command()
def suggest(
    name: Annotated[str, typer.Argument(help="A name, or a topic of the settings.")],
    as_json: AsJson = False,
    config: Config = None,
) -> None:
    """Propose spellings: by the rules of writing Korean, and as met in the stored history; ready to paste."""
    from monitor.shapes import of_spellings

    view = _suggested(*_topic(name, config))
    if as_json:
        document(of_spellings(view))
        return
    for line in _snippet(view):
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


def _suggested(topic: "Topic", settings: Path | None) -> "SpellingsView":
    from monitor.services.asking.topics_met import spellings_of

    if settings is None:
        return spellings_of(topic, None)
    with books_at(settings) as books:
        return spellings_of(topic, books)


def _snippet(view: "SpellingsView") -> Iterator[str]:
    """Write a topic as it stands in settings; what merely resembles it is left out by a ``#``."""
    topic, spellings, read = view.topic, view.spellings, view.read
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
