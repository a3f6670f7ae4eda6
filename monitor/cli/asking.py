"""Commands that ask the history: history, show, diff, stories."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from monitor.cli.instants import HOW, moment
from monitor.cli.opening import AsJson, Config, Limit, books_at
from monitor.cli.printing import brief, document, local, plain, print_sentence, say, shown, table
from monitor.domain.errors import NewsmonError, WrongUseError

if TYPE_CHECKING:
    from monitor.domain.articles import Revision
    from monitor.domain.changes import Change, Comparison
    from monitor.domain.tracking import Known
    from monitor.store.store import Books

ArticleId = Annotated[
    int, typer.Argument(help="The article's number, as `newsmon history` shows it.", metavar="ID", min=1, max=2**63 - 1)
]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    for command in (history, show, diff, stories):
        app.command()(command)


def history(
    query: Annotated[str | None, typer.Argument(help="Words; each finds what begins with it.")] = None,
    topic: Annotated[str | None, typer.Option(help="Only what met this topic.")] = None,
    source: Annotated[str | None, typer.Option(help="Only what this source listed.")] = None,
    since: Annotated[str | None, typer.Option(help=f"Seen since this instant {HOW}.")] = None,
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


def show(
    article: ArticleId,
    as_of: Annotated[str | None, typer.Option("--as-of", help=f"As we knew it at this instant {HOW}.")] = None,
    as_json: AsJson = False,
    config: Config = None,
) -> None:
    """Show an article: its newest wording, or what we knew at an instant."""
    with books_at(config) as books:
        revision = _as_of(books, article, moment(as_of))
        facts = _facts(books, books.articles.get(article))
    document(facts | {"revision": revision}) if as_json else _print_revision(facts, revision)


def _facts(books: "Books", known: "Known") -> dict[str, Any]:
    changes = books.articles.changes(known.id)
    return {
        "id": known.id,
        "identity": known.identity,
        "url": known.url,
        "source": known.source,
        "outlet": known.outlet,
        "story": known.story,
        "tracked": known.tracked,
        "removed": known.removed,
        "revisions": known.revision,
        "addresses": books.articles.addresses(known.id),
        "topics": books.topics.of(known.id),
        "changes": [{"before": before, "after": after, "change": plain(change)} for before, after, change in changes],
        "sightings": plain(books.articles.sightings(known.id)),
    }


def _as_of(books: "Books", article: int, instant: datetime | None) -> "Revision":
    revisions = books.articles.revisions(article)
    known = [revision for revision in revisions if instant is None or revision.seen_at <= instant]
    if known:
        return known[-1]
    if not revisions:
        books.articles.get(article)
    raise NewsmonError(f"nothing of it was known at {instant}", to=f"article {article}", do="Ask for a later instant")


def _print_revision(facts: dict[str, Any], revision: "Revision") -> None:
    say(shown(revision.article.title))
    for name, value in _particulars(facts, revision).items():
        if value:
            say(f"  {name}: {shown(value)}")
    say()
    for paragraph in revision.article.body:
        say(f"{shown(paragraph)}\n")
    for sighting in facts["sightings"][-5:]:
        say(f"looked at {sighting['count']} times until {sighting['last_at']}: {shown(sighting['reason'])}")
    say("\nNext: newsmon diff " + str(facts["id"]))


def _particulars(facts: dict[str, Any], revision: "Revision") -> dict[str, object]:
    article = revision.article
    return {
        "subtitle": article.subtitle,
        "labels": ", ".join(article.labels),
        "authors": ", ".join(article.authors),
        "published": local(article.published),
        "modified": local(article.modified),
        "address": facts["url"],
        "outlet": facts["outlet"],
        "topics": ", ".join(facts["topics"]),
        "story": facts["story"],
        "revision": f"{revision.no} of {facts['revisions']}, first seen {local(revision.seen_at)}",
    }


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
        before, after = (_revision(books, known, no) for no in _span(span, known.revision))
        clock_moves = books.articles.clock_moves(known.outlet)
    comparison = compare(before.article, after.article, clock_moves=clock_moves)
    if as_json:
        facts = {"id": article, "before": before.no, "after": after.no, "comparison": comparison}
        document(facts | {"unseen_since": after.unseen_since, "seen_at": after.seen_at})
        return
    _print_diff(before, after, comparison)


def _revision(books: "Books", known: "Known", no: int) -> "Revision":
    revision = books.articles.revision(known.id, no)
    if revision is None:
        raise NewsmonError(
            f"there are only {known.revision} revisions", to=f"article {known.id}", do="Name two of them: 1..2"
        )
    return revision


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
    _print_change(comparison.change, stated=after.article.modified)


def _print_change(change: "Change", *, stated: datetime | None) -> None:
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
