"""One article for people: what it says, what is known of it, how it was edited, and how often it was looked at."""

from collections.abc import Iterator, Sequence

from monitor.cli.marking import clipped, columns, line, named
from monitor.cli.printing import local, say, shown
from monitor.domain.articles import Revision
from monitor.domain.changes import in_short
from monitor.domain.looks.tracking import Known
from monitor.services.stories.outlets import outlet_of
from monitor.store.store import Books

_SIGHTINGS = 5


def print_article(books: Books, known: Known, revision: Revision) -> None:
    """Print a revision, and below it the story of its article."""
    say(shown(revision.article.title))
    named([particular for particular in _particulars(books, known, revision) if particular[1]])
    say()
    for paragraph in revision.article.body:
        say(f"{shown(paragraph)}\n")
    edits = list(_edits(books, known))
    _print_rows("Edits", edits)
    _print_rows("Looks", list(_looks(books, known)))
    if edits:
        say(f"\nNext: newsmon diff {known.id} {edits[-1][0]}")


def _particulars(books: Books, known: Known, revision: Revision) -> Iterator[tuple[str, str]]:
    article = revision.article
    yield "subtitle", article.subtitle
    yield "labels", ", ".join(article.labels)
    yield "authors", ", ".join(article.authors)
    yield "published", local(article.published) if article.published else ""
    yield "modified", local(article.modified) if article.modified else ""
    yield "address", known.url
    yield "outlet", outlet_of(books, known)
    yield "topics", ", ".join(books.topics.of(known.id))
    yield "story", str(known.story or "")
    yield "revision", f"{revision.no} of {known.revision}, first seen {local(revision.seen_at)}"
    yield "removed", "yes" if known.removed else ""


def _edits(books: Books, known: Known) -> Iterator[tuple[str, str, str, str]]:
    """Give each edit: its revisions, when it was seen, what it is, and why."""
    seen = {revision.no: local(revision.seen_at) for revision in books.revisions.of(known.id)}
    for before, after, change in books.changes.of(known.id):
        yield f"{before}..{after}", seen.get(after, ""), in_short(change), clipped(change.reason)


def _looks(books: Books, known: Known) -> Iterator[tuple[str, str, str]]:
    for sighting in books.sightings.of(known.id)[-_SIGHTINGS:]:
        times = "once" if sighting.count == 1 else f"{sighting.count} times"
        yield times, f"until {local(sighting.last_at)}", sighting.reason


def _print_rows(title: str, rows: Sequence[Sequence[str]]) -> None:
    if not rows:
        return
    say(title)
    for row in columns(rows):
        line(" ", row)
