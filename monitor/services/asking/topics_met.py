"""Topics: which there are, how many articles met each, and which spellings they may lack."""

from monitor.domain.matches.spellings import missing, proposed
from monitor.domain.matches.spellings_met import Met
from monitor.domain.topics import Topic
from monitor.domain.views import SpellingsView, TopicView
from monitor.store.store import Books

MOST_TEXTS = 5_000  # of the newest articles, in which spellings are looked for


def topics(books: Books) -> tuple[TopicView, ...]:
    """Return the topics of the settings, each with how many articles met it."""
    counts = books.topics.counts()
    return tuple(TopicView(topic=topic, articles=counts.get(topic.name, 0)) for topic in books.topics.all())


def spellings_of(topic: Topic, books: Books | None) -> SpellingsView:
    """Propose spellings for a topic: by the rules of writing Korean, and as met in the newest articles, if any."""
    known = tuple(each.text for each in topic.names)
    guesses = proposed(known)
    met, read = Met(known, guesses), 0
    for read, text in enumerate(books.articles.texts(MOST_TEXTS) if books else (), start=1):  # noqa: B007  the last counts
        met.read(text)
    return SpellingsView(topic=topic, known=known, read=read, spellings=missing(known, met.spellings()))
