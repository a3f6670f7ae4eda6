"""An article with all that a reader of it asks: its revisions, what two of them differ in, and who was told."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from monitor.domain.articles import Revision
from monitor.domain.changes import Change
from monitor.domain.errors import NewsmonError
from monitor.domain.views import ArticleView, DiffView
from monitor.services.asking.archive import article_at, difference
from monitor.services.asking.latest import ToldAlert, with_deliveries
from monitor.store.store import Books


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlePage:
    """An article, its revisions to choose from, the difference of two of them (none of one alone), and its alerts.

    ``change`` is what the publisher did from one to the other, as it was recorded, or as it is judged today.
    ``hidden`` revisions are of an unchanged page that newsmon read otherwise; they are left out unless asked for.
    """

    article: ArticleView
    revisions: tuple[Revision, ...]
    hidden: int
    difference: DiffView | None
    change: Change | None
    told: tuple[ToldAlert, ...]


def article_page(
    books: Books,
    article_id: int,
    *,
    before: int | None = None,
    after: int | None = None,
    technical: bool = False,
    instant: datetime | None = None,
) -> ArticlePage:
    """Return an article's page, with the newest edit unless other revisions are named.

    ``instant``: in the wording that was known then. Raises ``NewsmonError`` for what is not there.
    """
    every = books.revisions.of(article_id)
    shown = tuple(revision for revision in every if technical or not revision.technical or revision.no == 1)
    span = _span(shown, before, after)
    article = article_at(books, article_id, instant)
    view = difference(books, article_id, span) if span else None
    return ArticlePage(
        article=article,
        revisions=shown,
        hidden=len(every) - len(shown),
        difference=view,
        change=_change(article, view, every) if view else None,
        told=tuple(with_deliveries(books, reversed(books.alerts.all(article=article_id)))),
    )


def _span(revisions: Sequence[Revision], before: int | None, after: int | None) -> tuple[int, int] | None:
    """Return the revisions to compare: those named, else the newest and the one before it."""
    numbers = [revision.no for revision in revisions]
    if before is None and after is None and len(numbers) < 2:  # noqa: PLR2004  two sides
        return None
    last = after if after is not None else max((no for no in numbers if no > (before or 0)), default=numbers[-1])
    first = before if before is not None else max((no for no in numbers if no < last), default=last)
    if first > last:
        raise NewsmonError("the later revision is named first", to=f"{first}..{last}", do="Name the earlier one first")
    return first, last


def _change(article: ArticleView, view: DiffView, revisions: Sequence[Revision]) -> Change | None:
    """Return the change between two revisions; those that only newsmon read otherwise count as the one before them."""
    between = [each for each in revisions if view.before.no < each.no < view.after.no]
    if all(each.technical for each in between):
        recorded = [
            edit.change for edit in article.edits if view.before.no <= edit.before and edit.after == view.after.no
        ]
        return recorded[0] if recorded else view.compared.comparison.change
    return view.compared.comparison.change
