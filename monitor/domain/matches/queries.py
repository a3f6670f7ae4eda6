"""The language in which a topic says which articles it wants.

::

    SoftBank AND NOT (호크스 OR Hawks)        NOT holds for the sentence of what it stands beside
    Oracle NEAR/5 SoftBank                    within five words of each other, either first
    Oracle WITH SoftBank                      in one sentence
    "data centre" OR case:xAI                 a phrase; a word whose case matters
    title:소프트뱅크 AND NOT title:마감        in a place: title, lead, body, caption, article (anywhere)
    Oracle>=3 AND lang:ko                     so often at least; label, source, section, lang

A bare word is a name: particles, possessives and compounds are understood. A blank means AND.
Brackets, colons and quotation marks of Korean keyboards are read as well: （a OR b）, “a b”, 「a b」.
"""

import unicodedata
from collections.abc import Callable, Mapping
from functools import partial

from monitor.domain.errors import QueryError
from monitor.domain.matches.query import (
    And,
    Gone,
    InPlace,
    Near,
    Not,
    Often,
    Or,
    Phrase,
    Query,
    Trait,
    Word,
    asserts,
    render,
)
from monitor.domain.matches.query_tokens import PLACES, REMOVED, TRAITS, Token, slip, tokens, unexpected

__all__ = ["Fields", "parse", "pointed", "render"]

Fields = Mapping[str, Callable[[str], Query]]  # what a value of a field means; ``ValueError``: it means nothing

DEEPEST = 40  # groups in groups; nobody writes so many, and reading must not run out of stack
LONGEST = 20_000  # characters
_FIGURE = len("figure:")
AROUND = 40  # characters on each side of a trouble that are shown
TOPIC_FIELDS: Fields = {name: partial(Trait, name) for name in TRAITS}


def parse(text: str, fields: Fields = TOPIC_FIELDS) -> Query:
    """Read a query; trouble is a QueryError that names the place. ``fields`` are those beside places and ``case``.

    >>> parse("소프트뱅크 NOT 호크스")
    And(parts=(Word(text='소프트뱅크', exact=False), Not(query=Word(text='호크스', exact=False))))
    """
    if len(text) > LONGEST:
        raise QueryError(f"more than {LONGEST} characters", query=f"{text[:40]}…", at=LONGEST)
    reader = _Reader(text, fields)
    query = reader.either(0)
    if reader.kind:
        raise reader.trouble(unexpected(reader.here))
    if not asserts(query):
        raise QueryError("a query that only says what must not be there would match everything,", query=text, at=0)
    return query


def pointed(error: QueryError) -> str:
    """Show the place of a trouble: what stands around it, and under it a caret.

    >>> print(pointed(QueryError("this bracket is not closed", query="소뱅 OR (b", at=6)))
    소뱅 OR (b
            ^
    """
    start = max(error.at - AROUND, 0)
    before, rest = error.query[start : error.at], error.query[error.at : error.at + AROUND]
    shown = ("…" * (start > 0) + before, rest + "…" * (error.at + AROUND < len(error.query)))
    return f"{''.join(shown)}\n{' ' * sum(map(_columns, shown[0]))}^"


def _columns(sign: str) -> int:
    """Return how many columns of a terminal a sign fills."""
    return 2 if unicodedata.east_asian_width(sign) in "WF" else 1


class _Reader:
    """Reads tokens from left to right: ``either`` > ``all_of`` > ``negated`` > ``near`` > ``often`` > ``atom``."""

    def __init__(self, text: str, fields: Fields) -> None:
        self.text = text
        self._fields = fields
        self._tokens = list(tokens(text, (*PLACES, *fields, "case")))
        self._at = 0

    @property
    def here(self) -> Token:
        """The token that is read next; one of no kind at the end."""
        return self._tokens[self._at] if self._at < len(self._tokens) else Token("", "", len(self.text))

    @property
    def kind(self) -> str:
        """What comes next; empty at the end."""
        return self.here.kind

    def trouble(self, what: str, token: Token | None = None) -> QueryError:
        """Say what is wrong with a token."""
        return QueryError(what, query=self.text, at=(token or self.here).at)

    def take(self) -> Token:
        """Go on by one token and return it."""
        token = self.here
        self._at += 1
        return token

    def _met(self, *operators: str) -> bool:
        return self.kind == "operator" and self.here.text in operators

    def either(self, depth: int) -> Query:
        """Read alternatives."""
        parts = [self._all_of(depth)]
        while self._met("OR"):
            self.take()
            parts.append(self._all_of(depth))
        return parts[0] if len(parts) == 1 else Or(tuple(parts))

    def _all_of(self, depth: int) -> Query:
        parts = [self._negated(depth)]
        while self.kind not in ("", "close") and not self._met("OR"):
            if self._met("AND"):
                self.take()
            parts.append(self._negated(depth))
        return parts[0] if len(parts) == 1 else And(tuple(parts))

    def _negated(self, depth: int) -> Query:
        if not self._met("NOT"):
            return self._near(depth)
        token = self.take()
        if self._met("NOT"):
            raise self.trouble("NOT NOT says nothing", token)
        return Not(self._near(depth))

    def _near(self, depth: int) -> Query:
        left = self._often(depth)
        while self.kind == "near" or self._met("WITH", "NEAR"):
            operator, depth = self.here, depth + 1
            left = Near(left, *self._neighbour(depth))
            if not (asserts(left.left) and asserts(left.right)):
                raise self.trouble("what is not there has no neighbours", operator)
        return left

    def _neighbour(self, depth: int) -> tuple[Query, int | None]:
        count = self._distance(self.take())
        return self._often(depth), count

    def _distance(self, token: Token) -> int | None:
        if token.text == "WITH":
            return None
        digits = token.text.removeprefix("NEAR").removeprefix("/")
        if not digits.isdecimal() or not int(digits):
            raise self.trouble("NEAR needs a number of words, as in NEAR/5,", token)
        return int(digits)

    def _often(self, depth: int) -> Query:
        query = self._piece(depth)
        if self.kind == "often":
            token = self.take()
            digits = token.text.removeprefix(">=")
            if not digits or not int(digits):
                raise self.trouble("a count needs a number, as in word>=3,", token)
            query = Often(query, int(digits))
        return query

    def _piece(self, depth: int) -> Query:
        token = self.take()
        if depth > DEEPEST:
            raise self.trouble(f"more than {DEEPEST} groups in each other", token)
        match token.kind:
            case "open":
                return self._group(token, depth)
            case "field":
                return self._field(token, depth)
            case "figure":
                name, value = token.text[: _FIGURE - 1], token.text[_FIGURE:]
                return self._meant(name, Token("word", value, token.at + _FIGURE))
            case "word":
                return Word(self._word(token))
            case "phrase":
                return Phrase(self._quoted(token))
        raise self.trouble(unexpected(token), token)

    def _word(self, token: Token) -> str:
        if trouble := slip(token.text):
            raise self.trouble(trouble, token)
        return token.text

    def _group(self, opened: Token, depth: int) -> Query:
        if self.kind == "close":
            raise self.trouble("nothing is in this bracket", opened)
        query = self.either(depth + 1)
        if self.kind != "close":
            raise self.trouble("this bracket is not closed", opened)
        self.take()
        return query

    def _quoted(self, token: Token) -> str:
        text = " ".join(token.text[1:-1].split())
        if not text:
            raise self.trouble("an empty phrase", token)
        return text

    def _field(self, field: Token, depth: int) -> Query:
        name = field.text[:-1]
        if name in PLACES:
            return InPlace(name, self._piece(depth + 1))
        if name == REMOVED and self.here.text not in ("yes", "no"):
            return Gone(self._piece(depth + 1))
        value = self.take()
        if value.kind not in ("word", "phrase"):
            raise self.trouble(f"{field.text} needs a word", field)
        if name == "case":
            return Word(self._quoted(value) if value.kind == "phrase" else value.text, exact=True)
        return self._meant(name, value)

    def _meant(self, name: str, value: Token) -> Query:
        try:
            return self._fields[name](self._quoted(value) if value.kind == "phrase" else value.text)
        except ValueError as error:
            raise self.trouble(str(error), value) from None
