"""How newsmon stands, in a few numbers."""

from monitor.domain.deliveries import State
from monitor.domain.views import Overview
from monitor.store.store import Books


def overview(books: Books) -> Overview:
    """Count articles and deliveries, and name the sources that cannot be read."""
    articles, followed = books.articles.counts()
    return Overview(
        articles=articles,
        followed=followed,
        waiting=len(books.deliveries.all(state=State.WAITING)),
        given_up=len(books.deliveries.all(dead=True)),
        troubled=tuple(state for state in books.sources.all() if state.trouble),
    )
