"""Diagnoses: what was observed, and a hint, beside the id, which can be counted by; and a report's pictures."""

import sqlalchemy as sa
from alembic import op

revision = "20261121_diagnoses"
down_revision = "20261121_first_tables"
branch_labels = None
depends_on = None

# Plain ALTER TABLE, never a table made anew: SQLite would take the rows that point at the old one along with it.


def upgrade() -> None:
    op.add_column("reports", sa.Column("diagnosis", sa.String(length=80), nullable=True))
    op.add_column("reports", sa.Column("views", sa.JSON(), nullable=True))
    for table in ("reports", "check_results"):
        op.add_column(table, sa.Column("observation", sa.JSON(), nullable=True))
        op.add_column(table, sa.Column("hint", sa.JSON(), nullable=True))
        op.create_index(f"ix_{table}_diagnosis", table, ["diagnosis"])


def downgrade() -> None:
    for table in ("check_results", "reports"):
        op.drop_index(f"ix_{table}_diagnosis", table)
        op.drop_column(table, "hint")
        op.drop_column(table, "observation")
    op.drop_column("reports", "views")
    op.drop_column("reports", "diagnosis")
