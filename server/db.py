"""The database: an engine for SQLite or PostgreSQL and the sessions over it."""

import json
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.orm import Session, sessionmaker

BUSY_TIMEOUT_MS = 10_000


class Database:
    """Hold the engine and hand out sessions; nothing is connected before the first query."""

    def __init__(self, url: str) -> None:
        self.engine = make_engine(url)
        self.session = sessionmaker(self.engine, expire_on_commit=False)

    def dispose(self) -> None:
        """Close every pooled connection."""
        self.engine.dispose()


def make_engine(url: str) -> Engine:
    """Make the engine for `url`, with SQLite set up for several processes."""
    engine = create_engine(
        url,
        pool_pre_ping=True,
        json_serializer=partial(json.dumps, ensure_ascii=False, allow_nan=False),
    )
    if engine.dialect.name == "sqlite":
        Path(str(make_url(url).database)).parent.mkdir(parents=True, exist_ok=True)
        event.listen(engine, "connect", _set_up_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    return engine


def start_write(session: Session) -> None:
    """Begin a transaction that will write.

    SQLite refuses, without waiting, to turn a reading transaction into a writing one when another process wrote in
    between; so whoever means to write takes the lock first. PostgreSQL needs none of it and is not hindered.
    """
    session.commit()
    session.connection(execution_options={"sqlite_begin": "IMMEDIATE"})


def _set_up_sqlite(connection: Any, _record: object) -> None:
    # The driver would open transactions by rules of its own; we do it in _begin_sqlite.
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON", f"busy_timeout={BUSY_TIMEOUT_MS}"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    mode = connection.get_execution_options().get("sqlite_begin", "DEFERRED")
    connection.exec_driver_sql(f"BEGIN {mode}")
