"""The database's schema: the migrations, run by `gradus db` and `gradus serve`."""

from pathlib import Path

from alembic import command
from alembic.config import Config

MIGRATIONS = Path(__file__).resolve().parent.parent / "migrations"


def upgrade_schema(database_url: str, revision: str = "head") -> None:
    """Bring the database up to `revision`; on a fresh one this makes every table."""
    command.upgrade(make_config(database_url), revision)


def downgrade_schema(database_url: str, revision: str = "base") -> None:
    """Take the database back to `revision`, losing what only newer ones can hold."""
    command.downgrade(make_config(database_url), revision)


def check_schema(database_url: str) -> None:
    """Compare the models with the database.

    Raises:
        alembic.util.CommandError: a migration is missing.
    """
    command.check(make_config(database_url))


def make_config(database_url: str) -> Config:
    """Make Alembic's configuration; there is no alembic.ini."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("path_separator", "os")
    config.set_main_option("file_template", "%%(year)d-%%(month).2d-%%(day).2d-%%(slug)s")
    # Alembic's configuration treats a percent sign as its own; passwords in addresses may hold one.
    config.set_main_option("sqlalchemy.url", database_url.replace("%", "%%"))
    return config
