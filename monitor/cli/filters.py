"""Filters that name something: what nobody bears is refused, with the name that was probably meant."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from monitor.domain.errors import WrongUseError

if TYPE_CHECKING:
    from monitor.store.store import Books


def check_topic(books: "Books", name: str | None) -> None:
    """Raise ``WrongUseError`` for a topic that never was; its case matters, for two may differ in nothing else."""
    if name is None or name in (known := books.topics.names()):
        return
    spelled = {spelling.text.casefold(): topic.name for topic in books.topics.all() for spelling in topic.names}
    way = _meant(name, {**spelled, **{each.casefold(): each for each in known}})
    there = f"There are: {', '.join(sorted(known))}" if known else "newsmon has not run with any topic yet"
    raise WrongUseError(f"no topic is called {name!r}", do=way or there)


def _meant(name: str, known: Mapping[str, str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name.casefold(), list(known), n=1)
    return f"Did you mean {known[near[0]]}?" if near else ""
