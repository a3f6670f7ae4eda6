"""A story: who told it in which order, what each says otherwise, and who still carries an old figure."""

from monitor.domain.views import StoryView
from monitor.services.asking.story_views import story
from monitor.shapes import of_story
from monitor.store.store import Books
from monitor.web.speech import Speech
from monitor.web.views import Asked, Question, Table, View


def _ask(books: Books, question: Question) -> StoryView:
    return story(books, question.id)


def _table(answer: StoryView, _speech: Speech) -> Table:
    heads = ("article", "outlet", "title", "first_seen", "stage", "tie", "url")
    rows = (
        (
            teller.member.article,
            teller.member.outlet,
            teller.member.title,
            teller.member.first_seen.isoformat(),
            teller.stage,
            str(teller.member.tie),
            teller.member.url,
        )
        for teller in answer.tellers
    )
    return heads, rows


STORY = View(
    name="story",
    path="/stories/{id}",
    says="A story: its articles in their order, what each says otherwise, and who still carries an old figure.",
    asked=Asked,
    ask=_ask,
    shape=of_story,
    table=_table,
)
