"""An article: its revisions, what two of them differ in, and who was told of it."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from pydantic import AwareDatetime, Field

from monitor.services.asking.article_pages import ArticlePage, article_page
from monitor.shapes import of_article_view, of_diff, plain
from monitor.store.store import Books
from monitor.web.now import alert_rows
from monitor.web.views import Asked, Question, View


class Layout(StrEnum):
    """How two revisions are laid out: as the window is wide, side by side, or one below the other."""

    FITTING = ""
    SIDE = "side"
    INLINE = "inline"


class AskedArticle(Asked):
    """Which revisions of an article are compared."""

    before: int | None = Field(default=None, ge=1, lt=2**31, description="The earlier of two revisions.")
    after: int | None = Field(default=None, ge=1, lt=2**31, description="The later of two revisions.")
    technical: bool = Field(default=False, description="Also revisions that only newsmon read otherwise.")
    as_of: AwareDatetime | None = Field(default=None, description="The article as it was known at this instant.")
    layout: Layout = Field(default=Layout.FITTING, description="How the page lays the two out.")


def _ask(books: Books, question: Question) -> ArticlePage:
    asked: AskedArticle = question.asked
    instant: datetime | None = asked.as_of
    return article_page(
        books,
        question.id,
        before=asked.before,
        after=asked.after,
        technical=asked.technical,
        instant=instant,
    )


def _shape(answer: ArticlePage) -> dict[str, Any]:
    return {
        **of_article_view(answer.article),
        "hidden_revisions": answer.hidden,
        "change": plain(answer.change),
        "difference": of_diff(answer.difference) if answer.difference else None,
        "alerts": [
            {"id": told.id, "key": told.alert.key, "handled": plain(told.handled), "deliveries": plain(told.deliveries)}
            for told in answer.told
        ],
    }


ARTICLE = View(
    name="article",
    path="/articles/{id}",
    says="An article with its revisions, the difference of two of them, and its alerts.",
    asked=AskedArticle,
    ask=_ask,
    shape=_shape,
    table=lambda answer, speech: alert_rows(((told.id, told.alert) for told in answer.told), speech),
    alerts=lambda answer: [told.alert for told in answer.told],
)
