"""Judgements made again: from the revisions as recorded, or from the bytes of their pages, read by today's readers."""

from collections.abc import Sequence
from pathlib import Path

from monitor.cli.judging import Compared, compare_looks
from monitor.cli.opening import settings_at
from monitor.domain.articles import Revision
from monitor.domain.changes import Change
from monitor.domain.edits.compare import compare
from monitor.domain.errors import NewsmonError
from monitor.domain.looks.tracking import Known
from monitor.domain.looks.verdicts import Look
from monitor.store.store import Books


def compare_recorded(books: Books, known: Known, before: Revision, after: Revision) -> Compared:
    """Compare two revisions as they were read then, knowing what stood there before the later one."""
    comparison = compare(
        before.article,
        after.article,
        earlier=_until(books.revisions.of(known.id), before),
        clock_moves=books.outlets.clock_moves(known.outlet),
    )
    return Compared(comparison=comparison, before=before.article, after=after.article)


def _until(revisions: Sequence[Revision], last: Revision) -> list[Revision]:
    return [revision for revision in revisions if revision.no <= last.no]


def change_recorded(books: Books, known: Known, before: Revision, after: Revision) -> Change | None:
    """Return the change that was recorded between two revisions, if they follow each other."""
    changes = books.changes.of(known.id)
    return next((change for was, became, change in changes if (was, became) == (before.no, after.no)), None)


def compare_again(books: Books, known: Known, before: Revision, after: Revision, config: Path | None) -> Compared:
    """Read the stored pages of two revisions and judge them as if they had come today."""
    was, became = (_look(books, known, revision, config) for revision in (before, after))
    return compare_looks(was, became, clock_moves=books.outlets.clock_moves(known.outlet))


def _look(books: Books, known: Known, revision: Revision, config: Path | None) -> Look:
    from monitor.extract.article import read_page

    page = books.revisions.page(known.id, revision.no)
    if page is None:
        raise NewsmonError(
            f"the page of revision {revision.no} is no longer kept",
            to=f"article {known.id}",
            do="Leave out --reread, or name newer revisions",
        )
    settings = settings_at(config)
    zones = (source.zone for source in settings.sources() if source.name == known.source)
    return read_page(page, zone=next(zones, "UTC"), package=settings.outlets())
