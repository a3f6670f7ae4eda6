"""Commands that ask the history: history, show, diff."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from monitor.cli.filters import check_topic
from monitor.cli.instants import HOW, moment
from monitor.cli.opening import AsJson, Config, Limit, books_at
from monitor.cli.printing import brief, document, local, say, shown, table
from monitor.domain.errors import NewsmonError, WrongUseError
from monitor.shapes import plain

if TYPE_CHECKING:
    from monitor.cli.judging import Compared
    from monitor.domain.articles import Revision
    from monitor.domain.changes import Change
    from monitor.domain.looks.tracking import Known
    from monitor.store.history import Found
    from monitor.store.store import Books

ArticleId = Annotated[
    int, typer.Argument(help="The article's number, as `newsmon history` shows it.", metavar="ID", min=1, max=2**63 - 1)
]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    for command in (history, show, diff):
        app.command()(command)


def history(
    query: Annotated[str | None, typer.Argument(help="Words; each finds what begins with it.")] = None,
    topic: Annotated[str | None, typer.Option(help="Only what met this topic.")] = None,
    source: Annotated[str | None, typer.Option(help="Only what this source listed.")] = None,
    since: Annotated[str | None, typer.Option(help=f"Seen since this instant {HOW}.")] = None,
    until: Annotated[str | None, typer.Option(help="Seen before this instant.")] = None,
    technical: Annotated[
        bool,
        typer.Option("--technical", help="Also revisions of an unchanged page that only newsmon reads differently."),
    ] = False,
    limit: Limit = 50,
    as_json: AsJson = False,
    config: Config = None,
) -> None:
    """Search over all revisions of all articles."""
    with books_at(config) as books:
        check_topic(books, topic)
        found = books.history.search(
            query,
            topic=topic,
            source=source,
            since=moment(since),
            until=moment(until),
            technical=technical,
            limit=limit,
        )
    document(found) if as_json else _print_found(found)


def _print_found(found: "Sequence[Found]") -> None:
    rows = [(one.article, _numbered(one), brief(one.seen_at), one.source, one.title) for one in found]
    table(("id", "revision", "seen", "source", "headline"), rows, empty="Nothing found.")


def _numbered(found: "Found") -> str:
    number = f"{found.revision}/{found.revisions}"
    return f"{number} read anew" if found.technical else number


def show(
    article: ArticleId,
    as_of: Annotated[str | None, typer.Option("--as-of", help=f"As we knew it at this instant {HOW}.")] = None,
    as_json: AsJson = False,
    config: Config = None,
) -> None:
    """Show an article: its newest wording, or what we knew at an instant."""
    from monitor.cli.showing import print_article

    with books_at(config) as books:
        revision = _as_of(books, article, moment(as_of))
        known = books.articles.get(article)
        facts = _facts(books, known)
        if as_json:
            document(facts | {"revision": revision})
        else:
            print_article(books, known, revision)


def _facts(books: "Books", known: "Known") -> dict[str, Any]:
    from monitor.services.stories.outlets import outlet_of

    changes = books.changes.of(known.id)
    return {
        "id": known.id,
        "identity": known.identity,
        "url": known.url,
        "source": known.source,
        "outlet": outlet_of(books, known),
        "story": known.story,
        "tracked": known.tracked,
        "removed": known.removed,
        "revisions": known.revision,
        "addresses": books.articles.addresses(known.id),
        "topics": books.topics.of(known.id),
        "changes": [{"before": before, "after": after, "change": plain(change)} for before, after, change in changes],
        "sightings": plain(books.sightings.of(known.id)),
    }


def _as_of(books: "Books", article: int, instant: datetime | None) -> "Revision":
    revisions = books.revisions.of(article)
    known = [revision for revision in revisions if instant is None or revision.seen_at <= instant]
    if known:
        return known[-1]
    if not revisions:
        books.articles.get(article)
    raise NewsmonError(f"nothing of it was known at {instant}", to=f"article {article}", do="Ask for a later instant")


def diff(
    article: ArticleId,
    span: Annotated[
        str | None, typer.Argument(help="Which revisions: 1..3. Default: the newest edit.", metavar="N..M")
    ] = None,
    reread: Annotated[
        bool, typer.Option("--reread", help="Read both stored pages again with today's readers, and judge them anew.")
    ] = False,
    as_json: AsJson = False,
    config: Config = None,
) -> None:
    """Show what changed between two revisions of an article."""
    from monitor.cli.replaying import change_recorded, compare_again, compare_recorded

    with books_at(config) as books:
        known = books.articles.get(article)
        before, after = (_revision(books, known, no) for no in _span(span, known.revision))
        compared = (
            compare_again(books, known, before, after, config)
            if reread
            else compare_recorded(books, known, before, after)
        )
        recorded = change_recorded(books, known, before, after)
    if as_json:
        facts = {"id": article, "before": before.no, "after": after.no, "comparison": compared.comparison}
        document(facts | {"unseen_since": after.unseen_since, "seen_at": after.seen_at})
        return
    again = ", both read again today" if reread else ""
    say(f"Article {article}, revision {before.no} → {after.no}{again}: {shown(known.url)}")
    _print_compared(compared, recorded, after)


def _print_compared(compared: "Compared", recorded: "Change | None", after: "Revision") -> None:
    from monitor.cli.differing import as_recorded, print_comparison

    print_comparison(compared, facts=[("changed", _when(after)), *as_recorded(recorded, compared.comparison.change)])


def _when(after: "Revision") -> str:
    """Say when a wording came to be: between the last look that found another one and the first that found it."""
    since = f"after {local(after.unseen_since)} and " if after.unseen_since else ""
    return f"{since}by {local(after.seen_at)} (our looks)"


def _revision(books: "Books", known: "Known", no: int) -> "Revision":
    revision = books.revisions.get(known.id, no)
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
