"""The migrations: up, down, up on both databases, one head, and nothing that the models have and they have not."""

import re

import sqlalchemy
from alembic.script import ScriptDirectory

from server.models import Model
from server.schema import MIGRATIONS, check_schema, downgrade_schema, make_config, upgrade_schema


def list_tables(url):
    engine = sqlalchemy.create_engine(url)
    names = set(sqlalchemy.inspect(engine).get_table_names())
    engine.dispose()
    return names


def test_up_down_up_and_check(empty_database_url):
    upgrade_schema(empty_database_url)
    assert list_tables(empty_database_url) == {*Model.metadata.tables, "alembic_version"}
    downgrade_schema(empty_database_url)
    assert list_tables(empty_database_url) == {"alembic_version"}
    upgrade_schema(empty_database_url)
    check_schema(empty_database_url)


def test_there_is_one_head():
    assert len(ScriptDirectory.from_config(make_config("sqlite://")).get_heads()) == 1


def test_file_names_begin_with_their_date():
    names = [path.name for path in MIGRATIONS.glob("versions/*.py")]
    assert names
    assert all(re.match(r"\d{4}-\d\d-\d\d-\w+\.py", name) for name in names)
