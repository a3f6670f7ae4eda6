"""Tables are called what the code and the pages call their rows.

They are made anew and filled, so that the names of keys and indexes agree with the tables in either database.
"""

import sqlalchemy as sa

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.String(27).with_variant(sa.TIMESTAMP(timezone=True), "postgresql")


def upgrade() -> None:
    op.execute("ALTER TABLE articles RENAME COLUMN mark TO region_print")
    _learned_becomes_layouts()
    _marks_become_fingerprints()
    _regroupings_become_story_corrections()
    _kept_becomes_held_edits()
    _silences_become_mutes()
    _facts_become_installation()


def _learned_becomes_layouts() -> None:
    op.create_table(
        "layouts",
        sa.Column("host", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("host", name=op.f("pk_layouts")),
    )
    _move("learned", "outlet, version, layouts", "layouts", "host, version, detail")


def _marks_become_fingerprints() -> None:
    op.create_table(
        "fingerprints",
        sa.Column("fingerprint", sa.BigInteger(), nullable=False, autoincrement=False),
        sa.Column("article_id", ID, nullable=False, autoincrement=False),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name=op.f("fk_fingerprints_article_id_articles")),
        sa.PrimaryKeyConstraint("fingerprint", "article_id", name=op.f("pk_fingerprints")),
        sqlite_with_rowid=False,
    )
    _move("marks", "mark, article_id", "fingerprints", "fingerprint, article_id")
    op.create_index(op.f("ix_fingerprints_article_id"), "fingerprints", ["article_id"])


def _regroupings_become_story_corrections() -> None:
    op.create_table(
        "story_corrections",
        sa.Column("id", ID, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("deed", sa.Text(), nullable=False),
        sa.Column("story_id", ID, nullable=False),
        sa.Column("into_id", ID, nullable=False),
        sa.Column("articles", sa.Text(), nullable=False),
        sa.Column("undone_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["into_id"], ["stories.id"], name=op.f("fk_story_corrections_into_id_stories")),
        sa.ForeignKeyConstraint(["story_id"], ["stories.id"], name=op.f("fk_story_corrections_story_id_stories")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_story_corrections")),
    )
    columns = "id, at, deed, story_id, into_id, articles, undone_at"
    _move("regroupings", columns, "story_corrections", columns)
    if op.get_bind().dialect.name == "postgresql":  # the next one is numbered after those that came along
        last = "SELECT coalesce(max(id), 0) + 1 FROM story_corrections"
        op.execute(f"SELECT setval(pg_get_serial_sequence('story_corrections', 'id'), ({last}), false)")
    op.create_index(op.f("ix_story_corrections_into_id"), "story_corrections", ["into_id"])
    op.create_index(op.f("ix_story_corrections_story_id"), "story_corrections", ["story_id"])


def _kept_becomes_held_edits() -> None:
    op.create_table(
        "held_edits",
        sa.Column("article_id", ID, nullable=False, autoincrement=False),
        sa.Column("outlet", sa.Text(), nullable=False),
        sa.Column("cause", sa.Text(), nullable=False),
        sa.Column("until", MOMENT, nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name=op.f("fk_held_edits_article_id_articles")),
        sa.PrimaryKeyConstraint("article_id", name=op.f("pk_held_edits")),
    )
    columns = "article_id, outlet, cause, until, detail"
    _move("kept", columns, "held_edits", columns)
    op.create_index(op.f("ix_held_edits_outlet"), "held_edits", ["outlet"])


def _silences_become_mutes() -> None:
    op.create_table(
        "mutes",
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("since", MOMENT, nullable=False),
        sa.Column("until", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("subject", name=op.f("pk_mutes")),
    )
    columns = "subject, reason, author, since, until"
    _move("silences", columns, "mutes", columns)


def _facts_become_installation() -> None:
    op.create_table(
        "installation",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_installation")),
    )
    _move("facts", "name, value", "installation", "name, value")


def _move(old: str, from_columns: str, new: str, columns: str) -> None:
    """Move all rows of a table, which is then gone, to another one."""
    op.execute(f"INSERT INTO {new} ({columns}) SELECT {from_columns} FROM {old}")  # noqa: S608 - the names stand above
    op.drop_table(old)
