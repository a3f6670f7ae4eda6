"""Hosts that said "not modified" of what they had changed are remembered."""

import sqlalchemy as sa

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

MOMENT = sa.String(27).with_variant(sa.TIMESTAMP(timezone=True), "postgresql")


def upgrade() -> None:
    op.add_column("hosts", sa.Column("lied_at", MOMENT, nullable=True))
