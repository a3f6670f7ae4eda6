"""The figures of a story, side by side: what is in the books, put before ``figure_board``."""

from collections.abc import Iterator

from monitor.domain.kinship.figure_board import Wording, board
from monitor.domain.views import FiguresView, FigureTeller
from monitor.services.stories.outlet_names import named
from monitor.store.store import Books


def figures_of_story(books: Books, story: int) -> FiguresView:
    """Put the figures of all wordings of all articles of a story side by side; raises where there is no such story."""
    about = books.stories.about(story)
    members = named(books, books.stories.members(story))
    tellers = {each.article: FigureTeller(article=each.article, outlet=each.outlet, url=each.url) for each in members}
    return FiguresView(
        story=story, title=about.title, measures=board(tuple(_wordings(books, tellers))), tellers=tellers
    )


def _wordings(books: Books, articles: dict[int, FigureTeller]) -> Iterator[Wording]:
    for article, revisions in books.revisions.of_each(articles.keys()).items():
        for each in revisions:
            if not each.technical:
                stated = each.article
                texts = (stated.title, stated.subtitle, *stated.body)
                yield Wording(article=article, no=each.no, seen_at=each.seen_at, texts=texts)
