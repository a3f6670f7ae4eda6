"""Who may read and write on the page: people by name, and where each of them is logged in."""

from sqlalchemy import Table

from monitor.store.columns import metadata, moment, text

tokens = Table(
    "tokens",
    metadata,
    text("name", primary_key=True),
    text("role"),
    text("invitation", index=True),
    moment("made_at", nullable=False),
    moment("invited_until", nullable=False),
    moment("entered_at"),
)

sessions = Table(
    "sessions",
    metadata,
    text("secret", primary_key=True),
    text("name", index=True),
    moment("began_at", nullable=False),
    moment("until", nullable=False),
)
