"""Wordings are looked up by the beginnings of their words, whole revision by whole revision, and by their numbers.

What is there already is not indexed here: that takes long, and is done step by step while newsmon runs.
"""

import sqlalchemy as sa

from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

revisions = sa.table("revisions", sa.column("id"))
installation = sa.table("installation", sa.column("name"), sa.column("value"))


def upgrade() -> None:
    for name in ("wording_starts", "wording_pieces"):
        _make(name)
    op.execute("DROP TABLE wording")
    newest = op.get_bind().scalar(sa.select(sa.func.max(revisions.c.id)))
    if newest:
        op.bulk_insert(installation, [{"name": "unindexed", "value": str(newest)}])


def _make(name: str) -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute(f"CREATE TABLE {name} (rowid BIGINT PRIMARY KEY REFERENCES revisions (id), terms TSVECTOR NOT NULL)")
        op.execute(f"CREATE INDEX ix_{name}_terms ON {name} USING gin (terms)")
    else:
        # The terms come ready, and where they stand is asked of the texts, which are in the revisions.
        op.execute(f"CREATE VIRTUAL TABLE {name} USING fts5(terms, content='', detail=none, tokenize='ascii')")
