"""Letting people in: invitations that open a session once, and sessions."""

from dataclasses import replace
from datetime import datetime

from monitor.domain.entering import INVITED, LOGGED_IN, Role, Session, Token, digest
from monitor.domain.errors import WrongUseError
from monitor.store.store import Books


def invite(books: Books, name: str, role: Role, secret: str, now: datetime) -> Token:
    """Let somebody come, or come anew in another browser; whoever has the ``secret`` logs in with it, once.

    Where they are logged in already they stay. Raises ``WrongUseError`` for a name that cannot be told from others.
    """
    if not name.strip() or name != name.strip() or not name.isprintable():
        raise WrongUseError(f"{name!r} is no name", do="Give one in plain letters")
    before = books.tokens.named(name)
    token = Token(
        name=name,
        role=role,
        made_at=before.made_at if before else now,
        invited_until=now + INVITED,
        invitation=digest(secret),
        entered_at=before.entered_at if before else None,
    )
    books.tokens.keep(token)
    return token


def invited(books: Books, secret: str, now: datetime) -> Token | None:
    """Return whom an invitation lets in; none for one that was used, is over, or never was."""
    token = books.tokens.invited(digest(secret))
    return token if token is not None and token.invited_until > now else None


def enter(books: Books, invitation: str, secret: str, now: datetime) -> Token | None:
    """Take an invitation up: from now on whoever has the ``secret`` is logged in. None where it lets nobody in."""
    token = invited(books, invitation, now)
    if token is None:
        return None
    books.tokens.keep(replace(token, invitation="", entered_at=token.entered_at or now))
    books.tokens.begin(Session(secret=digest(secret), name=token.name, began_at=now, until=now + LOGGED_IN))
    return token


def who(books: Books, secret: str, now: datetime) -> Token | None:
    """Return who is logged in with a secret, if anybody is."""
    return books.tokens.in_session(digest(secret), now)


def leave(books: Books, secret: str) -> None:
    """End a session."""
    books.tokens.end(digest(secret))
