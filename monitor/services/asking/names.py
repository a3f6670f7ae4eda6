"""Names, numbers and addresses as people type them, and what they mean in the books."""

from collections.abc import Mapping
from difflib import get_close_matches

from monitor.domain.addresses.address import Address
from monitor.domain.errors import WrongUseError
from monitor.store.store import Books

_MOST = 2**63  # numbers that a database can hold are below


def addresses(books: Books) -> dict[str, str]:
    """Return the address of each source by its name, of those that left the settings too."""
    return {state.source.name: state.source.url for state in books.sources.all(retired=True)}


def check_topic(books: Books, name: str | None) -> None:
    """Raise ``WrongUseError`` for a topic that never was; its case matters, for two may differ in nothing else."""
    if name is None or name in (known := books.topics.names()):
        return
    spelled = {spelling.text.casefold(): topic.name for topic in books.topics.all() for spelling in topic.names}
    way = _meant(name, {**spelled, **{each.casefold(): each for each in known}})
    there = f"There are: {', '.join(sorted(known))}" if known else "newsmon has not run with any topic yet"
    raise WrongUseError(f"no topic is called {name!r}", do=way or there)


def check_source(books: Books, name: str | None) -> None:
    """Raise ``WrongUseError`` for a source that never was; before the first run any is taken."""
    if name is None or not (known := addresses(books)) or name in known:
        return
    way = _meant(name, {each.casefold(): each for each in known})
    raise WrongUseError(f"no source is called {name!r}", do=way or f"There are: {', '.join(sorted(known))}")


def article_called(books: Books, what: str) -> int:
    """Return the number of an article by its number or one of its addresses.

    Raises ``WrongUseError`` for what is neither, or for an address that no article is known by.
    """
    if "://" in what:
        known = books.articles.find(Address(what).keys)
        if known is None:
            raise WrongUseError("no article is known by this address", to=what, do=f"`newsmon why {what}` says why")
        return known.id
    return _number(what, "an article")


def story_called(books: Books, what: str) -> int:
    """Return the number of a story by its number, or by an address of an article that is in it."""
    if "://" not in what:
        return _number(what, "a story")
    story = books.articles.get(article_called(books, what)).story
    if story is None:
        raise WrongUseError("its article is in no story", to=what)
    return story


def _number(what: str, kind: str) -> int:
    if what.isdecimal() and 0 < int(what) < _MOST:
        return int(what)
    raise WrongUseError(f"{what!r} is no number of {kind}", do="Give its number, or an address")


def _meant(name: str, known: Mapping[str, str]) -> str:
    near = get_close_matches(name.casefold(), list(known), n=1)
    return f"Did you mean {known[near[0]]}?" if near else ""
