"""Commands that ask the history: history, show, diff, stories, alerts, deliveries, sources, topics."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from monitor.cli.lines import put
from monitor.cli.opening import AsJson, Config, books_at
from monitor.cli.printing import brief, document, iso, local, plain, say, shown, table
from monitor.cli.reading import print_sentence
from monitor.domain.errors import NewsmonError, WrongUseError

if TYPE_CHECKING:
    from monitor.domain.alerts import Alert
    from monitor.domain.articles import Revision
    from monitor.domain.changes import Change, Comparison
    from monitor.domain.deliveries import Delivery
    from monitor.store.store import Books

ArticleId = Annotated[int, typer.Argument(help="The article's number, as `newsmon history` shows it.", metavar="ID")]
Limit = Annotated[int, typer.Option("--limit", "-n", min=1, help="At most so many, the newest.")]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    for command in (history, show, diff, stories, alerts, deliveries, sources, topics):
        app.command()(command)


def history(
    query: Annotated[str | None, typer.Argument(help="Words; each finds what begins with it.")] = None,
    topic: Annotated[str | None, typer.Option(help="Only what met this topic.")] = None,
    source: Annotated[str | None, typer.Option(help="Only what this source listed.")] = None,
    since: Annotated[str | None, typer.Option(help="Seen since this instant (ISO 8601).")] = None,
    until: Annotated[str | None, typer.Option(help="Seen before this instant.")] = None,
    limit: Limit = 50,
    as_json: AsJson = False,
    config: Config = None,
) -> None:
    """Search over all revisions of all articles."""
    with books_at(config) as books:
        found = books.history.search(
            query, topic=topic, source=source, since=moment(since), until=moment(until), limit=limit
        )
    if as_json:
        document(found)
        return
    rows = [
        (one.article, f"{one.revision}/{one.revisions}", brief(one.seen_at), one.source, one.title) for one in found
    ]
    table(("id", "revision", "seen", "source", "headline"), rows, empty="Nothing found.")


def moment(text: str | None) -> datetime | None:
    """Read an instant that a person typed; without a zone it is the machine's own."""
    if text is None:
        return None
    try:
        return datetime.fromisoformat(text).astimezone(UTC)
    except ValueError:
        raise WrongUseError(f"{text!r} is no instant", do="Write it like 2025-01-23T16:57+09:00") from None


def show(
    article: ArticleId,
    as_of: Annotated[str | None, typer.Option("--as-of", help="As we knew it at this instant (ISO 8601).")] = None,
    as_json: AsJson = False,
    config: Config = None,
) -> None:
    """Show an article: its newest wording, or what we knew at an instant."""
    with books_at(config) as books:
        revision = _as_of(books, article, moment(as_of))
        known = books.articles.get(article)
        facts = {
            "id": article,
            "identity": known.identity,
            "url": known.url,
            "source": known.source,
            "outlet": known.outlet,
            "story": known.story,
            "tracked": known.tracked,
            "removed": known.removed,
            "revisions": known.revision,
            "addresses": books.articles.addresses(article),
            "topics": books.topics.of(article),
            "revision": plain(revision),
            "changes": [
                {"before": before, "after": after, "change": plain(change)}
                for before, after, change in books.articles.changes(article)
            ],
            "sightings": plain(books.articles.sightings(article)),
        }
    document(facts) if as_json else _print_revision(facts, revision)


def _as_of(books: "Books", article: int, instant: datetime | None) -> "Revision":
    revisions = books.articles.revisions(article)
    known = [revision for revision in revisions if instant is None or revision.seen_at <= instant]
    if known:
        return known[-1]
    if not revisions:
        books.articles.get(article)
    raise NewsmonError(f"nothing of it was known at {instant}", to=f"article {article}", do="Ask for a later instant")


def _print_revision(facts: dict[str, Any], revision: "Revision") -> None:
    article = revision.article
    say(shown(article.title))
    for name, value in (
        ("subtitle", article.subtitle),
        ("labels", ", ".join(article.labels)),
        ("authors", ", ".join(article.authors)),
        ("published", local(article.published)),
        ("modified", local(article.modified)),
        ("address", facts["url"]),
        ("outlet", facts["outlet"]),
        ("topics", ", ".join(facts["topics"])),
        ("story", facts["story"]),
        ("revision", f"{revision.no} of {facts['revisions']}, first seen {local(revision.seen_at)}"),
    ):
        if value:
            say(f"  {name}: {shown(value)}")
    say()
    for paragraph in article.body:
        say(f"{shown(paragraph)}\n")
    for sighting in facts["sightings"][-5:]:
        say(f"looked at {sighting['count']} times until {sighting['last_at']}: {shown(sighting['reason'])}")
    say("\nNext: newsmon diff " + str(facts["id"]))


def diff(
    article: ArticleId,
    span: Annotated[
        str | None, typer.Argument(help="Which revisions: 1..3. Default: the newest edit.", metavar="N..M")
    ] = None,
    as_json: AsJson = False,
    config: Config = None,
) -> None:
    """Show what changed between two revisions of an article."""
    from monitor.domain.compare import compare

    with books_at(config) as books:
        known = books.articles.get(article)
        before_no, after_no = _span(span, known.revision)
        before, after = books.articles.revision(article, before_no), books.articles.revision(article, after_no)
        clock_moves = books.articles.clock_moves(known.outlet)
    if before is None or after is None:
        raise NewsmonError(
            f"there are only {known.revision} revisions", to=f"article {article}", do="Name two of them: 1..2"
        )
    comparison = compare(before.article, after.article, clock_moves=clock_moves)
    if as_json:
        facts = {"id": article, "before": before_no, "after": after_no, "comparison": plain(comparison)}
        document(facts | {"unseen_since": plain(after.unseen_since), "seen_at": plain(after.seen_at)})
        return
    _print_diff(before, after, comparison)


def _span(text: str | None, newest: int) -> tuple[int, int]:
    if text is None:
        return max(newest - 1, 1), newest
    first, dots, last = text.partition("..")
    if not (dots and first.isdigit() and last.isdigit()):
        raise WrongUseError(f"{text!r} names no two revisions", do="Write them like 1..3")
    return int(first), int(last)


def _print_diff(before: "Revision", after: "Revision", comparison: "Comparison") -> None:
    if comparison.change is None:
        say(f"No edit between revisions {before.no} and {after.no}: {shown(comparison.reason)}")
        return
    since = f" and after {local(after.unseen_since)}" if after.unseen_since else ""
    say(f"Changed by {local(after.seen_at)}{since} (our clock)")
    print_change(comparison.change, stated=after.article.modified)


def print_change(change: "Change", *, stated: datetime | None) -> None:
    """Print a change in words: kinds, headlines, figures, sentences."""
    say(f"  {', '.join(change.kinds)} ({change.severity.word}): {shown(change.reason)}")
    if change.silent:
        say(f"  silent: the page's modified time did not move ({local(stated)})")
    if change.title:
        print_sentence(change.title.before, change.title.after)
    for figure in change.figures:
        percent = "" if figure.percent is None else f" ({figure.percent:+.1f} %)"
        say(f"  {shown(figure.before)} → {shown(figure.after)}{percent}")
    for sentence in change.sentences:
        print_sentence(sentence.before, sentence.after)
    if change.notice:
        say(f"  notice: {shown(change.notice)}")


def stories(limit: Limit = 50, as_json: AsJson = False, config: Config = None) -> None:
    """List stories, the newest first: articles that tell the same news."""
    with books_at(config) as books:
        found = books.stories.all(limit)
        members = {story.id: books.stories.members(story.id) for story in found} if as_json else {}
    if as_json:
        document([plain(story) | {"members": plain(members[story.id])} for story in found])
        return
    rows = [(story.id, brief(story.last_at), story.articles, story.title) for story in found]
    table(("story", "last step", "articles", "headline"), rows, empty="No stories yet.")


def alerts(
    jsonl: Annotated[bool, typer.Option("--jsonl", help="One line of JSON each, the oldest first.")] = False,
    topic: Annotated[str | None, typer.Option(help="Only on this topic.")] = None,
    source: Annotated[str | None, typer.Option(help="Only of this source.")] = None,
    since: Annotated[str | None, typer.Option(help="Since this instant (ISO 8601).")] = None,
    limit: Annotated[int | None, typer.Option("--limit", "-n", min=1, help="At most so many, the newest.")] = None,
    as_json: AsJson = False,
    config: Config = None,
) -> None:
    """List what was told, the oldest first."""
    with books_at(config) as books:
        found = books.outbox.alerts(topic=topic, source=source, since=moment(since), limit=limit)
    if jsonl:
        for number, alert in found:
            put(alert_line(number, alert))
    elif as_json:
        document([alert_line(number, alert) for number, alert in found])
    else:
        rows = [
            (number, brief(alert.at), _what(alert), alert.outlet or "newsmon", alert.title) for number, alert in found
        ]
        table(("id", "told at", "what", "outlet", "headline"), rows, empty="Nothing was told yet.")


def _what(alert: "Alert") -> str:
    edit = f" ({alert.severity.word})" if alert.change else ""
    about = f": {', '.join(alert.topics)}" if alert.topics else ""
    return f"{alert.kind}{edit}{about}"


def alert_line(number: int, alert: "Alert") -> dict[str, Any]:
    """Return an alert as other programs see it; ``t`` is the instant taken for the present when it was decided."""
    rest = plain(alert)
    return {"id": number, "t": iso(alert.at), **{name: value for name, value in rest.items() if name != "at"}}


def deliveries(
    dead: Annotated[bool, typer.Option("--dead", help="Only those that were given up.")] = False,
    limit: Limit = 100,
    as_json: AsJson = False,
    config: Config = None,
) -> None:
    """List deliveries: which alert went where, when, and what came of it."""
    with books_at(config) as books:
        found = books.outbox.deliveries(dead=dead, limit=limit)
        tried = {one.id: books.outbox.attempts(one.id) for one in found} if as_json else {}
    if as_json:
        document([plain(one) | {"tries": plain(tried[one.id])} for one in found])
        return
    rows = [(one.id, one.alert_id, one.channel, _state(one), one.attempts, one.last_error) for one in found]
    table(("id", "alert", "channel", "state", "attempts", "last error"), rows, empty="No deliveries.")


def _state(delivery: "Delivery") -> str:
    return f"{delivery.state} (may have arrived before)" if delivery.unclear else str(delivery.state)


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
        ("source", "kind", "looked at", "something new", "listed", "state"), rows, empty="No sources in the settings."
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
    table(("topic", "articles", "names", "query"), rows, empty="No topics in the settings.")
