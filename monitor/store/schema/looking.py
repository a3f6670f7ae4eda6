"""Where we look: outlets, hosts, sources, entries."""

from sqlalchemy import Column, Float, Index, Integer, LargeBinary, Table, UniqueConstraint

from monitor.store.columns import Json, flag, index_of_waiting, metadata, moment, number, ref, row_id, text

outlets = Table("outlets", metadata, text("name", primary_key=True), flag("clock_moves"))

layouts = Table(
    "layouts",
    metadata,
    text("host", primary_key=True),
    number("version"),
    Column("detail", Json, nullable=False),
)

address_pieces = Table(
    "address_pieces",
    metadata,
    text("site", primary_key=True),
    text("piece", primary_key=True),
    number("same"),
    number("different"),
)

hosts = Table(
    "hosts",
    metadata,
    text("name", primary_key=True),
    moment("next_allowed_at"),
    Column("delay", Float),
    Column("robots", LargeBinary),
    Column("robots_status", Integer),
    moment("robots_at"),
    number("failures"),
    text("trouble"),
    moment("lied_at"),
)

sources = Table(
    "sources",
    metadata,
    row_id(),
    text("name", unique=True),
    text("kind"),
    text("url"),
    moment("until"),
    Column("definition", Json, nullable=False),
    flag("watched"),
    flag("retired"),
    moment("next_check_at"),
    moment("first_checked_at"),
    moment("checked_at"),
    moment("ok_at"),
    moment("new_at"),
    number("failures"),
    text("trouble"),
    flag("told_trouble"),
    text("moved_to"),
    number("moved_looks"),
    Column("conditions", Json, nullable=False),
    text("etag"),
    text("last_modified"),
    text("body_sha"),
)

entries = Table(
    "entries",
    metadata,
    row_id(),
    ref("source_id", "sources"),
    text("key"),
    text("url"),
    text("host"),
    text("title"),
    text("summary"),
    moment("published_at"),
    moment("listed_at", nullable=False),
    moment("left_at"),
    flag("at_first_look"),
    moment("due_at"),
    number("tries"),
    text("outcome"),
    ref("article_id", "articles", nullable=True, index=True),
    UniqueConstraint("source_id", "key"),
    Index(None, "source_id", "left_at"),
    index_of_waiting("due_at", "host", "at_first_look", "due_at", "source_id"),
)
