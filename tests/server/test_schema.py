"""The migrations: up, down, up on both databases, one head, and nothing that the models have and they have not."""

import re

import sqlalchemy
from alembic.script import ScriptDirectory

from server.db import Database
from server.models import Model, Submission
from server.schema import MIGRATIONS, check_schema, downgrade_schema, make_config, upgrade_schema
from server.services.reports import rebuild_report


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


OLD_ROWS = (
    "INSERT INTO courses (id, slug, title, time_zone) VALUES (1, 'c', 'C', 'UTC')",
    "INSERT INTO users (id, email, name, password_hash, created_at) VALUES (1, 'a@b', 'A', 'x', '2026-01-01 00:00:00')",
    "INSERT INTO submissions (id, course_id, student_id, exercise, source, file_name, seed, state, attempts,"
    " submitted_at) VALUES (1, 1, 1, 'e', 's', '', 1, 'graded', 1, '2026-01-01 00:00:00')",
    "INSERT INTO reports (id, submission_id, exercise_digest, seed, verdict, score, max_score, duration_ms, output,"
    " evidence, created_at) VALUES (1, 1, '', 1, 'failed', 1, 2, 3, 'out', '{}', '2026-01-01 00:00:00')",
    "INSERT INTO check_results (id, report_id, position, name, title, verdict, points, earned, diagnosis, evidence,"
    """ hidden) VALUES (1, 1, 0, 'test_a', '{"en": "A", "ja": "あ"}', 'failed', 2, 1, 'old-id', '{}', false)""",
)


def read_diagnoses(database):
    with database.engine.connect() as connection:
        rows = connection.execute(
            sqlalchemy.text("SELECT c.diagnosis, r.output FROM check_results c JOIN reports r ON r.id = c.report_id")
        )
        return [tuple(row) for row in rows]


def test_old_rows_survive_the_migration_to_diagnoses_and_back(empty_database_url):
    upgrade_schema(empty_database_url, "20261121_first_tables")
    database = Database(empty_database_url)
    with database.engine.begin() as connection:
        for statement in OLD_ROWS:
            connection.exec_driver_sql(statement)
    for move in (upgrade_schema, lambda url: downgrade_schema(url, "20261121_first_tables"), upgrade_schema):
        move(empty_database_url)
        assert read_diagnoses(database) == [("old-id", "out")]
    with database.session() as session:
        report = rebuild_report(session.get(Submission, 1).report)
    assert (report.diagnosis, report.checks[0].diagnosis.id) == (None, "old-id")
    database.dispose()
