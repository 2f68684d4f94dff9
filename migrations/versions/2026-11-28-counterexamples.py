"""Counterexamples: the simplest input on which a check's function still fails."""

import sqlalchemy as sa
from alembic import op

revision = "20261128_counterexamples"
down_revision = "20261121_diagnoses"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("check_results", sa.Column("counterexample", sa.JSON(), nullable=True))


def downgrade() -> None:
    op.drop_column("check_results", "counterexample")
