"""The language in which the past is searched: that of topics, with what a wording is and became.

::

    소프트뱅크 700조                     both words in one wording; a word finds what begins with it
    3200억                              finds 3,200억 and 0.32조, too: a number is looked for by its value
    figure:>=5000억 figure:5%           a number of that size; with a unit, in that unit
    source: outlet: topic: lang:        what an article is
    kind:figure severity:medium         what the edit did that made the wording; so severe at least
    since:7d until:yesterday            when the wording was first seen
    removed:yes removed:소프트뱅크       articles that were taken down; wordings that say what the newest does not
"""

import re
from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from difflib import get_close_matches
from functools import partial

from monitor.domain.changes import Kind, Severity
from monitor.domain.errors import QueryError
from monitor.domain.instants import EXAMPLES, read_instant
from monitor.domain.matches.queries import Fields, parse
from monitor.domain.matches.query import Or, Query, Seen, Stated, Trait, Word, leaves, mapped
from monitor.domain.matches.query_tokens import PLACES, REMOVED, TRAITS
from monitor.domain.numbers.figures import Figure, read_numbers

_COMPARED = re.compile(r"(?P<sign>[<>]=?|=)?(?P<value>.+)", re.DOTALL)
_NAMED = re.compile(r"(?P<name>[a-z]+)[:：]\S")
_SLIP = 0.7  # how like a field a word before a colon must be for a slip of it


def read_search(text: str, now: datetime, *, by_value: bool = True) -> Query:
    """Read what somebody asks of the past; ``now`` is in their own zone. Raises ``QueryError`` that names the place.

    ``by_value``: a word that is a number stands for whatever is written for it.
    """
    query = parse(text, fields(now))
    for word in leaves(query):
        if isinstance(word, Word) and (near := _slip(word.text)):
            at = text.find(word.text)
            raise QueryError(f"there is no {word.text.partition(':')[0]}:, did you mean {near}:?", query=text, at=at)
    return mapped(query, _by_value) if by_value else query


def fields(now: datetime) -> Fields:
    """Return what each field means, beside the places of an article."""
    traits: dict[str, Callable[[str], Query]] = {name: partial(Trait, name) for name in (*TRAITS, "outlet", "topic")}
    return traits | {
        "kind": _kind,
        "severity": _severity,
        "since": lambda value: Seen(since=_instant(value, now)),
        "until": lambda value: Seen(until=_instant(value, now)),
        "figure": _stated,
        REMOVED: partial(Trait, REMOVED),
    }


def _slip(word: str) -> str:
    """Name the field that was probably meant by a word with a colon in it; empty when it is a word."""
    found = _NAMED.match(word)
    known = (*PLACES, *TRAITS, "outlet", "topic", "kind", "severity", "since", "until", "figure", REMOVED)
    near = get_close_matches(found["name"], known, n=1, cutoff=_SLIP) if found else []
    return near[0] if near else ""


def _kind(value: str) -> Query:
    if value not in set(Kind):
        raise ValueError(f"no kind of edit is called {value!r}; there are {', '.join(Kind)},")
    return Trait("kind", value)


def _severity(value: str) -> Query:
    """Read how severe an edit must be at least."""
    words = [severity.word for severity in Severity]
    if value not in words:
        raise ValueError(f"no severity is called {value!r}; there are {', '.join(words)},")
    least = tuple(Trait("severity", word) for word in words[words.index(value) :])
    return least[0] if len(least) == 1 else Or(least)


def _instant(value: str, now: datetime) -> datetime:
    try:
        return read_instant(value, now)
    except ValueError as error:
        raise ValueError(f"{error}; write it like {EXAMPLES},") from None


def _stated(value: str) -> Query:
    """Read a comparison with a number: ``>=5000억``, ``3200억``, ``3..5%``."""
    first, dots, last = value.strip('"').partition("..")
    if dots:
        low, high = _number(first), _number(last)
        return Stated(value, low.value, high.value, high.unit or low.unit)  # type: ignore[arg-type]  # decimals both
    compared = _COMPARED.fullmatch(value)
    sign, number = (compared["sign"] or "=", _number(compared["value"].strip('"'))) if compared else ("", _number(""))
    size: Decimal = number.value  # type: ignore[assignment]  # a decimal
    least, most = (None if sign[0] == "<" else size), (None if sign[0] == ">" else size)
    return Stated(value, least, most, number.unit, strict=sign in ("<", ">"))


def _number(text: str) -> Figure:
    found = _whole_number(text)
    if found is None:
        raise ValueError(f"{text!r} is no number, as 5000억, 3.5% or $500bn are,")
    return found


def _whole_number(text: str) -> Figure | None:
    """Read a text that is one number, with its unit if it has one."""
    found = read_numbers(text)
    whole = len(found) == 1 and found[0].text == text.strip() and isinstance(found[0].value, Decimal)
    return found[0] if whole else None


def _by_value(leaf: Query) -> Query:
    """Let a word that is a number stand for whatever is written for that number."""
    if not isinstance(leaf, Word) or leaf.exact or not any(map(str.isdigit, leaf.text)):
        return leaf
    number = _whole_number(leaf.text)
    if number is None:
        return leaf
    return Or((leaf, Stated(leaf.text, number.value, number.value, number.unit)))  # type: ignore[arg-type]
