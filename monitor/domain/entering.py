"""Who may come to the page, and what they may do there."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256

INVITED = timedelta(days=7)  # for which an invitation waits to be taken up
LOGGED_IN = timedelta(days=30)  # for which a browser is remembered


class Role(StrEnum):
    """What somebody may do on the page."""

    READER = "reader"  # read, from wherever the page is reached
    OPERATOR = "operator"  # write as well: mute, deal with, retry, watch


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """Somebody who may come: by name, in a role. ``invitation`` is a digest of what lets them in once; empty once used.

    ``entered_at`` is when they first came.
    """

    name: str
    role: Role
    made_at: datetime
    invited_until: datetime
    invitation: str = ""
    entered_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """That somebody is logged in; ``secret`` is a digest of what their browser keeps."""

    secret: str
    name: str
    began_at: datetime
    until: datetime


def digest(secret: str) -> str:
    """Return what is kept of a secret: who reads the database cannot log in with it."""
    return sha256(secret.encode()).hexdigest()
