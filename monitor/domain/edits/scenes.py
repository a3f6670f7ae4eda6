"""The two states of an article as wholes, beside which what differs is weighed."""

from functools import cached_property

from monitor.domain.articles import Article
from monitor.domain.texts.text import loose_key


class Scene:
    """The two states as wholes, to tell what was taken away from what merely changed its place; read when asked for."""

    def __init__(self, before: Article, after: Article) -> None:
        self._before, self._after = before, after

    @cached_property
    def before(self) -> str:
        """All that the article said, without blanks."""
        return _all_of(self._before)

    @cached_property
    def after(self) -> str:
        """All that it says."""
        return _all_of(self._after)


def _all_of(article: Article) -> str:
    return loose_key("\n".join((article.title, article.subtitle, *article.body)))
