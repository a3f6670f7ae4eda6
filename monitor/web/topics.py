"""Topics: what is watched for, and how much of it was met."""

from monitor.domain.views import TopicView
from monitor.services.asking.topics_met import topics
from monitor.shapes import of_topic
from monitor.store.store import Books
from monitor.web.speech import Speech
from monitor.web.views import Asked, Question, Table, View


def _ask(books: Books, _question: Question) -> tuple[TopicView, ...]:
    return topics(books)


def _table(answer: tuple[TopicView, ...], _speech: Speech) -> Table:
    rows = (
        (view.topic.name, ", ".join(name.text for name in view.topic.names), view.topic.query, view.articles)
        for view in answer
    )
    return ("topic", "names", "query", "articles"), rows


TOPICS = View(
    name="topics",
    entry="topics",
    path="/topics",
    says="The topics of the settings, and how many articles met each.",
    asked=Asked,
    ask=_ask,
    shape=lambda answer: list(map(of_topic, answer)),
    table=_table,
)
