"""A limit that is kept in Redis holds for every web process, and over a restart; for real, with a server of our own."""

import dataclasses
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
import redis

from server.app import create_app
from server.routes.context import EXTENSION
from tests.server.conftest import Visitor


@pytest.fixture
def redis_url(require, tmp_path: Path) -> Iterator[str]:
    """A Redis server that listens on a socket in its folder only."""
    program = shutil.which("redis-server")
    require(program, "Redis is not installed (Debian's package redis-server)")
    place = tmp_path / "redis.sock"
    options = ["--port", "0", "--unixsocket", str(place), "--save", "", "--dir", str(tmp_path)]
    server = subprocess.Popen([program, *options], stdout=subprocess.PIPE, text=True)
    try:
        for line in server.stdout:
            if "accept connections" in line or "Ready to accept" in line:
                break
        yield f"redis+unix://{place}"
    finally:
        server.terminate()
        server.wait()
        server.stdout.close()


def test_limit_in_redis_holds_over_a_restart(app, school, settings, redis_url):
    shared = dataclasses.replace(settings, rate_limit_storage=redis_url)
    statuses = []
    for _ in range(2):
        fresh = create_app(shared)
        fresh.testing = True
        visitor = Visitor(fresh.test_client())
        token = visitor.token()
        fields = {"email": "ada@example.com", "password": "guess"}
        statuses += [visitor.post("/sign-in", fields, token).status_code for _ in range(6)]
        fresh.extensions[EXTENSION].database.dispose()
    assert statuses == [422] * 10 + [429] * 2
    redis.Redis(unix_socket_path=redis_url.removeprefix("redis+unix://")).close()
