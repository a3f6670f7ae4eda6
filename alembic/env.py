"""Runs the migrations on the connection that newsmon hands over."""

from alembic import context
from monitor.store.schema import metadata


def _is_ours(_thing: object, name: str | None, kind: str, _reflected: bool, _compare_to: object) -> bool:
    # The full-text index, and the tables that SQLite keeps beside it, are made by hand in the migrations.
    return not (kind == "table" and (name or "").startswith("wording"))


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    include_object=_is_ours,
    compare_type=True,
    render_as_batch=True,  # SQLite changes tables by building them anew
    transactional_ddl=True,
    transaction_per_migration=True,
)
with context.begin_transaction():
    context.run_migrations()
