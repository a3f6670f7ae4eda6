"""Who may come to the page, and where each of them is logged in."""

from dataclasses import asdict
from datetime import datetime

from sqlalchemy import delete, select

from monitor.domain.entering import Role, Session, Token
from monitor.store.book import AnyRow, Book
from monitor.store.schema import sessions, tokens


class Tokens(Book):
    """People by name, and their sessions."""

    def keep(self, token: Token) -> None:
        """Keep that somebody may come, in place of what held for that name before."""
        self._put(tokens, asdict(token), key=["name"])

    def named(self, name: str) -> Token | None:
        """Return who has a name, if anybody does."""
        row = self._on.execute(select(tokens).where(tokens.c.name == name)).one_or_none()
        return None if row is None else _token(row)

    def invited(self, invitation: str) -> Token | None:
        """Return whom an invitation is for, by its digest."""
        found = select(tokens).where(tokens.c.invitation == invitation, tokens.c.invitation != "")
        row = self._on.execute(found).one_or_none()
        return None if row is None else _token(row)

    def all(self) -> tuple[Token, ...]:
        """Return everybody who may come, by name."""
        return tuple(map(_token, self._on.execute(select(tokens).order_by(tokens.c.name))))

    def revoke(self, name: str) -> bool:
        """Let somebody come no more, and end their sessions; says whether there was anybody of that name."""
        self._on.execute(delete(sessions).where(sessions.c.name == name))
        return bool(self._on.execute(delete(tokens).where(tokens.c.name == name)).rowcount)

    def begin(self, session: Session) -> None:
        """Keep that somebody is logged in, and forget sessions that are over."""
        self._on.execute(delete(sessions).where(sessions.c.until <= session.began_at))
        self._put(sessions, asdict(session), key=["secret"])

    def in_session(self, secret: str, now: datetime) -> Token | None:
        """Return who is logged in with a secret, by its digest."""
        joined = sessions.join(tokens, sessions.c.name == tokens.c.name)
        found = select(tokens).select_from(joined).where(sessions.c.secret == secret, sessions.c.until > now)
        row = self._on.execute(found).one_or_none()
        return None if row is None else _token(row)

    def end(self, secret: str) -> None:
        """End a session."""
        self._on.execute(delete(sessions).where(sessions.c.secret == secret))


def _token(row: AnyRow) -> Token:
    return Token(
        name=row.name,
        role=Role(row.role),
        made_at=row.made_at,
        invited_until=row.invited_until,
        invitation=row.invitation,
        entered_at=row.entered_at,
    )
