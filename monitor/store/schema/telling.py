"""What somebody cares about, and what is told."""

from sqlalchemy import Column, Index, Integer, Table, UniqueConstraint

from monitor.store.columns import Bundled, Id, Json, flag, metadata, moment, number, ref, row_id, text

topics = Table(
    "topics",
    metadata,
    row_id(),
    text("name", unique=True),
    Column("definition", Json, nullable=False),
    flag("retired"),
)

matches = Table(
    "matches",
    metadata,
    row_id(),
    ref("article_id", "articles"),
    number("revision_no"),
    text("topic", index=True),
    Column("terms", Json, nullable=False),
    text("excluded_by"),
    UniqueConstraint("article_id", "revision_no", "topic", "excluded_by"),
)

alerts = Table(
    "alerts",
    metadata,
    row_id(),
    text("key", unique=True),
    text("kind"),
    moment("at", nullable=False, index=True),
    text("url"),
    text("title"),
    text("reason"),
    text("source"),
    text("outlet"),
    number("severity"),
    ref("story_id", "stories", nullable=True, index=True),
    ref("article_id", "articles", nullable=True, index=True),
    Column("revision", Integer),
    Column("detail", Json, nullable=False),
)

alert_topics = Table(
    "alert_topics",
    metadata,
    ref("alert_id", "alerts", primary_key=True, autoincrement=False),
    text("topic", primary_key=True, index=True),
)

deliveries = Table(
    "deliveries",
    metadata,
    row_id(),
    ref("alert_id", "alerts", nullable=True),  # none: what carries a digest that may be empty
    ref("story_id", "stories", nullable=True),
    text("channel"),
    text("target"),
    text("route"),
    text("reason"),
    Column("bundle", Bundled, nullable=False),
    Column("message", Id, nullable=False),
    text("state"),
    number("attempts"),
    moment("due_at", nullable=False),
    flag("unclear"),
    number("fence"),
    moment("leased_until"),
    text("last_error"),
    UniqueConstraint("alert_id", "channel", "target"),
    Index(None, "state", "due_at"),
    Index(None, "story_id", "channel", "target"),
    Index(None, "bundle"),
)

held_edits = Table(
    "held_edits",
    metadata,
    ref("article_id", "articles", primary_key=True, autoincrement=False),
    text("outlet", index=True),
    text("cause"),
    moment("until", nullable=False),
    Column("detail", Json, nullable=False),
)

waves = Table(
    "waves",
    metadata,
    text("name", primary_key=True),
    text("outlet", index=True),
    moment("began_at", nullable=False),
    moment("until", nullable=False),
    Column("detail", Json, nullable=False),
)

attempts = Table(
    "attempts",
    metadata,
    row_id(),
    ref("delivery_id", "deliveries", index=True),
    number("fence"),
    moment("started_at", nullable=False),
    moment("finished_at", nullable=False),
    text("outcome"),
    text("detail"),
    flag("permanent"),
    moment("retry_at"),
    text("letter", index=True),
)

threads = Table(
    "threads",
    metadata,
    ref("story_id", "stories", primary_key=True, autoincrement=False),
    text("channel", primary_key=True),
    text("target", primary_key=True),
    text("reference"),
)

mutes = Table(
    "mutes",
    metadata,
    text("subject", primary_key=True),
    text("reason"),
    text("author"),
    moment("since", nullable=False),
    moment("until"),
)

handled = Table(
    "handled",
    metadata,
    text("alert_key", primary_key=True),
    text("author"),
    text("note"),
    moment("at", nullable=False),
)

installation = Table("installation", metadata, text("name", primary_key=True), text("value"))
