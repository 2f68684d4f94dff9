"""Alembic's entry: server.schema runs it with the database's address in the configuration."""

from alembic import context

from server.db import make_engine
from server.models import Model


def run_migrations() -> None:
    """Run the migrations in one transaction; SQLite tables are rebuilt where it cannot alter them."""
    engine = make_engine(context.config.get_main_option("sqlalchemy.url") or "")
    with engine.connect() as connection:
        context.configure(
            connection=connection,
            target_metadata=Model.metadata,
            render_as_batch=engine.dialect.name == "sqlite",
            compare_type=True,
        )
        with context.begin_transaction():
            context.run_migrations()
    engine.dispose()


run_migrations()
