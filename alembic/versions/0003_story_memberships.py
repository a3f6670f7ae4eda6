"""Who was in which story, since when, and by what: until now only the present was known.

The past is told again from the stories as they are and from what people split, merged and took back.
"""

import json
from collections.abc import Iterator

import sqlalchemy as sa

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.String(27).with_variant(sa.TIMESTAMP(timezone=True), "postgresql")

articles = sa.table("articles", sa.column("id"), sa.column("story_id"), sa.column("first_seen_at", MOMENT))
corrections = sa.table(
    "story_corrections",
    *(sa.column(name) for name in ("id", "deed", "story_id", "into_id", "articles")),
    sa.column("at", MOMENT),
    sa.column("undone_at", MOMENT),
)
memberships = sa.table(
    "memberships",
    *(sa.column(name) for name in ("article_id", "story_id", "cause")),
    sa.column("since", MOMENT),
    sa.column("until", MOMENT),
)
CAUSES = {"split": "split", "merge": "merged"}


def upgrade() -> None:
    op.create_table(
        "memberships",
        sa.Column("id", ID, nullable=False),
        sa.Column("article_id", ID, nullable=False),
        sa.Column("story_id", ID, nullable=False),
        sa.Column("cause", sa.Text(), nullable=False),
        sa.Column("since", MOMENT, nullable=False),
        sa.Column("until", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name=op.f("fk_memberships_article_id_articles")),
        sa.ForeignKeyConstraint(["story_id"], ["stories.id"], name=op.f("fk_memberships_story_id_stories")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_memberships")),
    )
    _tell_the_past()
    op.create_index(op.f("ix_memberships_article_id"), "memberships", ["article_id"])
    op.create_index(op.f("ix_memberships_story_id"), "memberships", ["story_id"])


def _tell_the_past() -> None:
    moves = _moves()
    _insert_those_never_moved(set(moves))
    moved = sa.select(articles).where(articles.c.id.in_(sorted(moves)))
    rows = [row for each in op.get_bind().execute(moved) for row in _stays(each, moves[each.id])]
    if rows:
        op.bulk_insert(memberships, rows)


def _moves() -> dict[int, list[tuple[str, str, int, int]]]:
    """Return for each article that a person moved when and by what it left which story, and for which."""
    found: dict[int, list[tuple[str, str, int, int]]] = {}
    for row in op.get_bind().execute(sa.select(corrections).order_by(corrections.c.id)):
        for article in json.loads(row.articles):
            found.setdefault(article, []).append((row.at, CAUSES[row.deed], row.story_id, row.into_id))
            if row.undone_at is not None:
                found[article].append((row.undone_at, "undone", row.into_id, row.story_id))
    return {article: sorted(each, key=lambda move: move[0]) for article, each in found.items()}


def _stays(article: sa.Row, moves: list[tuple[str, str, int, int]]) -> Iterator[dict[str, object]]:
    """Yield where an article was, one after the other; what was taken back for others but not for it is passed over."""
    story, since, cause = moves[0][2], article.first_seen_at, "decided"
    for at, by, before, after in moves:
        if before == story:
            yield _row(article.id, story, cause, since, at)
            story, since, cause = after, at, by
    yield _row(article.id, article.story_id, cause, since, None)  # where it is now is sure


def _row(article: int, story: int, cause: str, since: object, until: object) -> dict[str, object]:
    return {"article_id": article, "story_id": story, "cause": cause, "since": since, "until": until}


def _insert_those_never_moved(moved: set[int]) -> None:
    still = sa.and_(articles.c.story_id.is_not(None), articles.c.id.not_in(sorted(moved)))
    there = sa.select(articles.c.id, articles.c.story_id, sa.literal("decided"), articles.c.first_seen_at, sa.null())
    names = ["article_id", "story_id", "cause", "since", "until"]
    op.execute(memberships.insert().from_select(names, there.where(still).order_by(articles.c.id)))
