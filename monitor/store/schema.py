"""The tables. What each means to those who look with SQL: ``docs/reference/schema.md``.

Integer ids tie rows together and stay inside; what must survive a move to another database (names,
``identity``, address keys, alert keys) is kept as text beside them.
"""

from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    UniqueConstraint,
)

from monitor.store.columns import Id, Json, Utc, Words

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _id() -> Column[int]:
    return Column("id", Id, primary_key=True)


def _text(name: str, **more: Any) -> Column[str]:  # noqa: ANN401 - what Column takes
    return Column(name, Words, nullable=False, **more)


def _number(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False)


def _flag(name: str) -> Column[bool]:
    return Column(name, Boolean, nullable=False)


def _moment(name: str, *, nullable: bool = True, index: bool = False) -> Column[Any]:
    return Column(name, Utc, nullable=nullable, index=index)


def _ref(name: str, table: str, **more: Any) -> Column[int]:  # noqa: ANN401 - what Column takes
    return Column(name, Id, ForeignKey(f"{table}.id"), **{"nullable": False, **more})


# Where we look

outlets = Table("outlets", metadata, _text("name", primary_key=True), _flag("clock_moves"))

hosts = Table(
    "hosts",
    metadata,
    _text("name", primary_key=True),
    _moment("next_allowed_at"),
    Column("delay", Float),
    Column("robots", LargeBinary),
    Column("robots_status", Integer),
    _moment("robots_at"),
    _number("failures"),
    _text("trouble"),
)

sources = Table(
    "sources",
    metadata,
    _id(),
    _text("name", unique=True),
    _text("kind"),
    _text("url"),
    _moment("until"),
    Column("definition", Json, nullable=False),
    _flag("watched"),
    _flag("retired"),
    _moment("next_check_at"),
    _moment("first_checked_at"),
    _moment("checked_at"),
    _moment("ok_at"),
    _moment("new_at"),
    _number("failures"),
    _text("trouble"),
    _flag("told_trouble"),
    _text("etag"),
    _text("last_modified"),
    _text("body_sha"),
    _number("listed"),
    _number("listed_before"),
    _number("listed_in_both"),
)

entries = Table(
    "entries",
    metadata,
    _id(),
    _ref("source_id", "sources"),
    _text("key"),
    _text("url"),
    _text("title"),
    _text("summary"),
    _moment("published_at"),
    _moment("listed_at", nullable=False),
    _moment("left_at"),
    _flag("at_first_look"),
    _moment("due_at", index=True),
    _number("tries"),
    _text("outcome"),
    _ref("article_id", "articles", nullable=True, index=True),
    UniqueConstraint("source_id", "key"),
    Index(None, "source_id", "left_at"),
)

# What was there

stories = Table("stories", metadata, _id(), _text("title"), _moment("began_at", nullable=False))

articles = Table(
    "articles",
    metadata,
    _id(),
    _text("identity", unique=True),
    _text("url"),
    _text("source", index=True),
    _text("outlet"),
    _text("title"),
    _moment("published_at"),
    _ref("story_id", "stories", nullable=True, index=True),
    _text("tie"),
    _text("tie_reason"),
    _flag("tracked"),
    _moment("first_seen_at", nullable=False, index=True),
    _moment("checked_at"),
    _moment("read_at"),
    _moment("seen_at"),
    _moment("changed_at"),
    _moment("next_check_at", index=True),
    _text("etag"),
    _text("last_modified"),
    _text("body_sha"),
    _number("revision"),
    _text("verdict"),
    _number("failures"),
    _moment("gone_since"),
    _flag("removed"),
)

texts = Table(
    "texts",
    metadata,
    _ref("article_id", "articles", primary_key=True, autoincrement=False),
    _text("text"),
)

addresses = Table(
    "addresses",
    metadata,
    _text("key", primary_key=True),
    _ref("article_id", "articles", index=True),
    _text("url"),
    _moment("first_seen_at", nullable=False),
)

sightings = Table(
    "sightings",
    metadata,
    _id(),
    _ref("article_id", "articles", index=True),
    _text("verdict"),
    _text("reason"),
    _number("revision"),
    _moment("first_at", nullable=False),
    _moment("last_at", nullable=False),
    _number("looks"),
    Column("status", Integer),
)

revisions = Table(
    "revisions",
    metadata,
    _id(),
    _ref("article_id", "articles"),
    _number("no"),
    _moment("seen_at", nullable=False, index=True),
    _moment("unseen_since"),
    _flag("technical"),
    _text("title"),
    _text("subtitle"),
    _moment("published_at"),
    _moment("modified_at"),
    Column("stamps", Json, nullable=False),
    _text("url"),
    _text("final_url"),
    _number("status"),
    _moment("fetched_at", nullable=False),
    _number("extractor"),
    _text("profile"),
    _text("layout"),
    _number("learned"),
    _text("text_sha"),
    _flag("on_first"),
    Column("packed", LargeBinary, nullable=False),
    UniqueConstraint("article_id", "no"),
)

raws = Table(
    "raws",
    metadata,
    _ref("revision_id", "revisions", primary_key=True, autoincrement=False),
    _moment("fetched_at", nullable=False, index=True),
    Column("packed", LargeBinary, nullable=False),
)

changes = Table(
    "changes",
    metadata,
    _id(),
    _ref("article_id", "articles"),
    _number("before_no"),
    _number("after_no"),
    _text("kinds"),
    _number("severity"),
    Column("silent", Boolean),
    _text("reason"),
    Column("detail", Json, nullable=False),
    UniqueConstraint("article_id", "before_no", "after_no"),
)

# What somebody cares about

topics = Table(
    "topics",
    metadata,
    _id(),
    _text("name", unique=True),
    Column("definition", Json, nullable=False),
    _flag("retired"),
)

matches = Table(
    "matches",
    metadata,
    _id(),
    _ref("article_id", "articles"),
    _number("revision_no"),
    _text("topic", index=True),
    Column("terms", Json, nullable=False),
    _text("excluded_by"),
    UniqueConstraint("article_id", "revision_no", "topic", "excluded_by"),
)

# What is told

alerts = Table(
    "alerts",
    metadata,
    _id(),
    _text("key", unique=True),
    _text("kind"),
    _moment("at", nullable=False, index=True),
    _text("url"),
    _text("title"),
    _text("reason"),
    _text("source"),
    _text("outlet"),
    _number("severity"),
    _ref("story_id", "stories", nullable=True, index=True),
    _ref("article_id", "articles", nullable=True, index=True),
    Column("revision", Integer),
    Column("detail", Json, nullable=False),
)

alert_topics = Table(
    "alert_topics",
    metadata,
    _ref("alert_id", "alerts", primary_key=True, autoincrement=False),
    _text("topic", primary_key=True, index=True),
)

deliveries = Table(
    "deliveries",
    metadata,
    _id(),
    _ref("alert_id", "alerts"),
    _ref("story_id", "stories", nullable=True),
    _text("channel"),
    _text("target"),
    _text("route"),
    _text("reason"),
    _text("bundle"),
    _text("state"),
    _number("attempts"),
    _moment("due_at", nullable=False),
    _flag("unclear"),
    _number("fence"),
    _moment("leased_until"),
    _text("last_error"),
    UniqueConstraint("alert_id", "channel", "target"),
    Index(None, "state", "due_at"),
    Index(None, "story_id", "channel", "target"),
    Index(None, "bundle"),
)

attempts = Table(
    "attempts",
    metadata,
    _id(),
    _ref("delivery_id", "deliveries", index=True),
    _number("fence"),
    _moment("started_at", nullable=False),
    _moment("finished_at", nullable=False),
    _text("outcome"),
    _text("detail"),
    _flag("permanent"),
    _moment("retry_at"),
)

threads = Table(
    "threads",
    metadata,
    _ref("story_id", "stories", primary_key=True, autoincrement=False),
    _text("channel", primary_key=True),
    _text("target", primary_key=True),
    _text("reference"),
)

silences = Table(
    "silences",
    metadata,
    _text("subject", primary_key=True),
    _text("reason"),
    _moment("since", nullable=False),
    _moment("until"),
)

facts = Table("facts", metadata, _text("name", primary_key=True), _text("value"))
