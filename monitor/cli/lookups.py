"""Commands that ask the archive of wordings: history, show, diff."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from monitor.cli.finding import pointing, print_found
from monitor.cli.instants import HOW, moment, present
from monitor.cli.opening import AsJson, Config, Limit, books_at, settings_at
from monitor.cli.printing import document, local, say, shown
from monitor.domain.errors import WrongUseError

if TYPE_CHECKING:
    from monitor.domain.articles import Revision
    from monitor.domain.looks.tracking import Sighting
    from monitor.domain.views import ArticleView, DiffView, EditView
    from monitor.services.asking.archive import ReadPage

ArticleId = Annotated[
    int, typer.Argument(help="The article's number, as `newsmon history` shows it.", metavar="ID", min=1, max=2**63 - 1)
]

SYNTAX = 'AND, OR, NOT, "a phrase", NEAR/5, title:, kind:, figure:>=5000억 …'
_SIGHTINGS = 5  # the newest, which are shown of an article


def register(app: typer.Typer) -> None:
    """Add the commands."""
    for command in (history, show, diff):
        app.command()(command)


def history(
    words: Annotated[list[str] | None, typer.Argument(help=f"What to look for; {SYNTAX}.", metavar="[QUERY]…")] = None,
    topic: Annotated[str | None, typer.Option(help="Only what met this topic.")] = None,
    source: Annotated[str | None, typer.Option(help="Only what this source listed.")] = None,
    since: Annotated[str | None, typer.Option(help=f"Seen since then {HOW}.")] = None,
    until: Annotated[str | None, typer.Option(help="Seen before then.")] = None,
    relevance: Annotated[bool, typer.Option("--relevance", help="Those that speak of it most first.")] = False,
    inside: Annotated[bool, typer.Option("--inside", help="Find words inside of others, too.")] = False,
    technical: Annotated[
        bool,
        typer.Option("--technical", help="Also revisions of an unchanged page that only newsmon reads differently."),
    ] = False,
    beyond: Annotated[int | None, typer.Option(help="Go on where an earlier search stopped.", min=1)] = None,
    limit: Limit = 50,
    as_json: AsJson = False,
    config: Config = None,
) -> None:
    """Search over all revisions of all articles: what they say now, and what they said."""
    from monitor.services.asking.searching import Asked, Order, search
    from monitor.shapes import of_found

    asked = Asked(
        query=" ".join(words or ()),
        topic=topic,
        source=source,
        since=moment(since),
        until=moment(until),
        order=Order.RELEVANCE if relevance else Order.NEWEST,
        inside=inside,
        technical=technical,
        beyond=beyond,
        limit=limit,
    )
    with books_at(config) as books, pointing():
        view = search(books, asked, present())
    document(list(map(of_found, view.found))) if as_json else print_found(view)


def show(
    article: ArticleId,
    as_of: Annotated[str | None, typer.Option("--as-of", help=f"As we knew it at this instant {HOW}.")] = None,
    as_json: AsJson = False,
    config: Config = None,
) -> None:
    """Show an article: its newest wording, or what we knew at an instant."""
    from monitor.services.asking.archive import article_at
    from monitor.shapes import of_article_view

    with books_at(config) as books:
        view = article_at(books, article, moment(as_of))
    document(of_article_view(view)) if as_json else _print_article(view)


def _print_article(view: "ArticleView") -> None:
    """Print a wording, and below it the story of its article."""
    from monitor.cli.typesetting import named

    say(shown(view.revision.article.title))
    named([particular for particular in _particulars(view) if particular[1]])
    say()
    for paragraph in view.revision.article.body:
        say(f"{shown(paragraph)}\n")
    _print_rows("Edits", list(map(_edit_row, view.edits)))
    _print_rows("Looks", list(map(_look_row, view.sightings[-_SIGHTINGS:])))
    if view.edits:
        say(f"\nNext: newsmon diff {view.known.id} {_span_of(view.edits[-1])}")


def _particulars(view: "ArticleView") -> Iterator[tuple[str, str]]:
    known, article = view.known, view.revision.article
    yield "subtitle", article.subtitle
    yield "labels", ", ".join(article.labels)
    yield "authors", ", ".join(article.authors)
    yield "published", local(article.published) if article.published else ""
    yield "modified", local(article.modified) if article.modified else ""
    yield "address", known.url
    yield "outlet", view.outlet
    yield "topics", ", ".join(view.topics)
    yield "story", str(known.story or "")
    yield "revision", f"{view.revision.no} of {known.revision}, first seen {local(view.revision.seen_at)}"
    yield "removed", "yes" if known.removed else ""


def _span_of(edit: "EditView") -> str:
    return f"{edit.before}..{edit.after}"


def _edit_row(edit: "EditView") -> tuple[str, str, str, str]:
    """Give an edit: its revisions, when it was seen, what it is, and why."""
    from monitor.cli.typesetting import clipped
    from monitor.domain.changes import in_short

    seen = local(edit.seen_at) if edit.seen_at else ""
    return _span_of(edit), seen, in_short(edit.change), clipped(edit.change.reason)


def _look_row(sighting: "Sighting") -> tuple[str, str, str]:
    times = "once" if sighting.count == 1 else f"{sighting.count} times"
    return times, f"until {local(sighting.last_at)}", sighting.reason


def _print_rows(title: str, rows: Sequence[Sequence[str]]) -> None:
    from monitor.cli.typesetting import columns, line

    if not rows:
        return
    say(title)
    for row in columns(rows):
        line(" ", row)


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
    from monitor.services.asking.archive import difference
    from monitor.shapes import of_diff

    with books_at(config) as books:
        view = difference(books, article, _span(span), _reread(config) if reread else None)
    document(of_diff(view)) if as_json else _print_diff(view)


def _reread(config: Path | None) -> "ReadPage":
    """Return how a page of a source is read today: in the source's zone, with the outlets of the settings."""
    from monitor.extract.article import read_page

    settings = settings_at(config)
    zones = {source.name: source.zone for source in settings.sources()}
    return lambda page, source: read_page(page, zone=zones.get(source, "UTC"), package=settings.outlets())


def _print_diff(view: "DiffView") -> None:
    from monitor.cli.differing import as_recorded, print_comparison

    again = ", both read again today" if view.reread else ""
    say(f"Article {view.known.id}, revision {view.before.no} → {view.after.no}{again}: {shown(view.known.url)}")
    recorded = as_recorded(view.recorded, view.compared.comparison.change)
    print_comparison(view.compared, facts=[("changed", _when(view.after)), *recorded])


def _when(after: "Revision") -> str:
    """Say when a wording came to be: between the last look that found another one and the first that found it."""
    since = f"after {local(after.unseen_since)} and " if after.unseen_since else ""
    return f"{since}by {local(after.seen_at)} (our looks)"


def _span(text: str | None) -> tuple[int, int] | None:
    if text is None:
        return None
    first, dots, last = text.partition("..")
    if not (dots and first.isdigit() and last.isdigit()):
        raise WrongUseError(f"{text!r} names no two revisions", do="Write them like 1..3")
    return int(first), int(last)
