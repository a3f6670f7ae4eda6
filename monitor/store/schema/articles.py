"""What was there: stories, articles, how they were found, and what they stated."""

from sqlalchemy import BigInteger, Boolean, Column, Float, Integer, LargeBinary, Table, UniqueConstraint

from monitor.store.columns import Json, flag, index_of_waiting, metadata, moment, number, ref, row_id, text

stories = Table("stories", metadata, row_id(), text("title"), moment("began_at", nullable=False))

story_corrections = Table(
    "story_corrections",
    metadata,
    row_id(),
    moment("at", nullable=False),
    text("deed"),
    ref("story_id", "stories", index=True),
    ref("into_id", "stories", index=True),
    Column("articles", Json, nullable=False),
    moment("undone_at"),
)

articles = Table(
    "articles",
    metadata,
    row_id(),
    text("identity", unique=True),
    text("url"),
    text("host"),
    text("source", index=True),
    text("outlet"),
    text("title"),
    moment("published_at"),
    ref("story_id", "stories", nullable=True, index=True),
    text("tie"),
    text("tie_reason"),
    flag("tracked"),
    moment("first_seen_at", nullable=False, index=True),
    moment("checked_at"),
    moment("read_at"),
    moment("seen_at"),
    moment("changed_at"),
    moment("next_check_at"),
    text("etag"),
    text("last_modified"),
    text("body_sha"),
    text("region_print"),
    number("revision"),
    text("verdict"),
    number("failures"),
    moment("gone_since"),
    flag("removed"),
    text("misfit"),
    index_of_waiting("next_check_at", "host", "next_check_at"),
)

memberships = Table(
    "memberships",
    metadata,
    row_id(),
    ref("article_id", "articles", index=True),
    ref("story_id", "stories", index=True),
    text("cause"),
    moment("since", nullable=False),
    moment("until"),
)

texts = Table(
    "texts",
    metadata,
    ref("article_id", "articles", primary_key=True, autoincrement=False),
    text("text"),
)

addresses = Table(
    "addresses",
    metadata,
    text("key", primary_key=True),
    ref("article_id", "articles", index=True),
    text("url"),
    moment("first_seen_at", nullable=False),
)

fingerprints = Table(
    "fingerprints",
    metadata,
    Column("fingerprint", BigInteger, primary_key=True, autoincrement=False),
    ref("article_id", "articles", primary_key=True, autoincrement=False, index=True),
    sqlite_with_rowid=False,
)

sightings = Table(
    "sightings",
    metadata,
    row_id(),
    ref("article_id", "articles", index=True),
    text("verdict"),
    text("reason"),
    number("revision"),
    moment("first_at", nullable=False),
    moment("last_at", nullable=False),
    number("looks"),
    Column("status", Integer),
    text("decision"),
    text("because"),
)

look_gaps = Table(
    "look_gaps",
    metadata,
    ref("article_id", "articles", primary_key=True, autoincrement=False),
    Column("step", Integer, primary_key=True, autoincrement=False),
    Column("chance", Float, nullable=False),
    Column("weighed", Float, nullable=False),
    number("looks"),
    sqlite_with_rowid=False,
)

revisions = Table(
    "revisions",
    metadata,
    row_id(),
    ref("article_id", "articles"),
    number("no"),
    moment("seen_at", nullable=False, index=True),
    moment("unseen_since"),
    flag("technical"),
    text("title"),
    text("subtitle"),
    moment("published_at"),
    moment("modified_at"),
    Column("stamps", Json, nullable=False),
    text("url"),
    text("final_url"),
    number("status"),
    moment("fetched_at", nullable=False),
    number("extractor"),
    text("profile"),
    text("layout"),
    number("learned"),
    text("text_sha"),
    flag("on_first"),
    Column("packed", LargeBinary, nullable=False),
    UniqueConstraint("article_id", "no"),
)

raws = Table(
    "raws",
    metadata,
    ref("revision_id", "revisions", primary_key=True, autoincrement=False),
    moment("fetched_at", nullable=False, index=True),
    Column("packed", LargeBinary, nullable=False),
)

changes = Table(
    "changes",
    metadata,
    row_id(),
    ref("article_id", "articles"),
    number("before_no"),
    number("after_no"),
    text("kinds"),
    number("severity"),
    Column("silent", Boolean),
    text("reason"),
    Column("detail", Json, nullable=False),
    UniqueConstraint("article_id", "before_no", "after_no"),
)
