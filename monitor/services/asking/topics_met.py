"""Topics: which there are, how many articles met each, and which spellings they may lack."""

from collections.abc import Mapping
from difflib import get_close_matches

from monitor.domain.errors import WrongUseError
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


def check_topic(books: Books, name: str | None) -> None:
    """Raise ``WrongUseError`` for a topic that never was; its case matters, for two may differ in nothing else."""
    if name is None or name in (known := books.topics.names()):
        return
    spelled = {spelling.text.casefold(): topic.name for topic in books.topics.all() for spelling in topic.names}
    way = _meant(name, {**spelled, **{each.casefold(): each for each in known}})
    there = f"There are: {', '.join(sorted(known))}" if known else "newsmon has not run with any topic yet"
    raise WrongUseError(f"no topic is called {name!r}", do=way or there)


def _meant(name: str, known: Mapping[str, str]) -> str:
    near = get_close_matches(name.casefold(), list(known), n=1)
    return f"Did you mean {known[near[0]]}?" if near else ""


def spellings_of(topic: Topic, books: Books | None) -> SpellingsView:
    """Propose spellings for a topic: by the rules of writing Korean, and as met in the newest articles, if any."""
    known = tuple(each.text for each in topic.names)
    guesses = proposed(known)
    met, read = Met(known, guesses), 0
    for read, text in enumerate(books.articles.texts(MOST_TEXTS) if books else (), start=1):  # noqa: B007  the last counts
        met.read(text)
    return SpellingsView(topic=topic, known=known, read=read, spellings=missing(known, met.spellings()))
