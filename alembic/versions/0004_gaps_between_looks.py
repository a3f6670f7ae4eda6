"""The gaps between looks at an article, from which it is worked out what was seen of edits."""

import sqlalchemy as sa

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "look_gaps",
        sa.Column("article_id", ID, nullable=False, autoincrement=False),
        sa.Column("step", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("chance", sa.Float(), nullable=False),
        sa.Column("weighed", sa.Float(), nullable=False),
        sa.Column("looks", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name=op.f("fk_look_gaps_article_id_articles")),
        sa.PrimaryKeyConstraint("article_id", "step", name=op.f("pk_look_gaps")),
        sqlite_with_rowid=False,
    )
