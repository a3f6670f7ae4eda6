"""The archive of wordings: look at an article as it stood, compare two revisions."""

from collections.abc import Callable
from datetime import datetime

from monitor.domain.articles import Revision
from monitor.domain.changes import Change
from monitor.domain.edits.compare import compare
from monitor.domain.errors import NewsmonError
from monitor.domain.looks.comparing import Compared, compare_looks
from monitor.domain.looks.tracking import Known
from monitor.domain.looks.verdicts import Look
from monitor.domain.pages import Page
from monitor.domain.views import ArticleView, DiffView, EditView
from monitor.services.stories.outlet_names import outlet_of
from monitor.store.store import Books

ReadPage = Callable[[Page, str], Look]  # how a page of the source of that name is read today


def article_at(books: Books, article_id: int, instant: datetime | None = None) -> ArticleView:
    """Return an article in its newest wording, or in the one that was known at an instant.

    Raises ``NewsmonError`` where nothing of it was known then, ``StoreError`` where there is no such article.
    """
    known = books.articles.get(article_id)
    return ArticleView(
        known=known,
        revision=_known_at(books, article_id, instant),
        outlet=outlet_of(books, known),
        addresses=books.articles.addresses(article_id),
        topics=books.topics.of(article_id),
        edits=_edits(books, article_id),
        sightings=books.sightings.of(article_id),
    )


def _known_at(books: Books, article_id: int, instant: datetime | None) -> Revision:
    known = books.revisions.latest(article_id) if instant is None else books.revisions.at(article_id, instant)
    if known is not None:
        return known
    raise NewsmonError(
        f"nothing of it was known at {instant}", to=f"article {article_id}", do="Ask for a later instant"
    )


def _edits(books: Books, article_id: int) -> tuple[EditView, ...]:
    seen = books.revisions.seen(article_id)
    changes = books.changes.of(article_id)
    return tuple(
        EditView(before=before, after=after, change=change, seen_at=seen.get(after))
        for before, after, change in changes
    )


def difference(
    books: Books, article_id: int, span: tuple[int, int] | None = None, reread: ReadPage | None = None
) -> DiffView:
    """Compare two revisions of an article; without a span the newest edit's.

    They are compared as they were read then, or, with ``reread``, both stored pages are read again and judged as if
    they had come today. Raises ``NewsmonError`` for a revision that is not there, or whose page is no longer kept.
    """
    known = books.articles.get(article_id)
    first, last = span or (max(known.revision - 1, 1), known.revision)
    before, after = _revision(books, known, first), _revision(books, known, last)
    return DiffView(
        known=known,
        before=before,
        after=after,
        compared=_compared_again(books, known, before, after, reread)
        if reread
        else _compared(books, known, before, after),
        recorded=_recorded(books, known, before, after),
        reread=reread is not None,
    )


def _revision(books: Books, known: Known, no: int) -> Revision:
    revision = books.revisions.get(known.id, no)
    if revision is None:
        raise NewsmonError(
            f"there are only {known.revision} revisions", to=f"article {known.id}", do="Name two of them: 1..2"
        )
    return revision


def _compared(books: Books, known: Known, before: Revision, after: Revision) -> Compared:
    """Compare two revisions as they were read then, knowing what stood there before the later one."""
    comparison = compare(
        before.article,
        after.article,
        earlier=[revision for revision in books.revisions.of(known.id) if revision.no <= before.no],
        clock_moves=books.outlets.clock_moves(known.outlet),
    )
    return Compared(comparison=comparison, before=before.article, after=after.article)


def _compared_again(books: Books, known: Known, before: Revision, after: Revision, reread: ReadPage) -> Compared:
    was, became = (reread(_page(books, known, revision), known.source) for revision in (before, after))
    return compare_looks(was, became, clock_moves=books.outlets.clock_moves(known.outlet))


def _page(books: Books, known: Known, revision: Revision) -> Page:
    page = books.revisions.page(known.id, revision.no)
    if page is None:
        raise NewsmonError(
            f"the page of revision {revision.no} is no longer kept",
            to=f"article {known.id}",
            do="Leave out --reread, or name newer revisions",
        )
    return page


def _recorded(books: Books, known: Known, before: Revision, after: Revision) -> Change | None:
    """Return the change that was recorded between two revisions, if they follow each other."""
    changes = books.changes.of(known.id)
    return next((change for was, became, change in changes if (was, became) == (before.no, after.no)), None)
