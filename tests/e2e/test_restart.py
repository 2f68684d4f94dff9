"""The real server, killed: what was submitted is graded by the next one; a dead grader is replaced."""

import http.cookiejar
import os
import re
import signal
import socket
import urllib.parse
import urllib.request
from pathlib import Path

import pytest

from tests.e2e.conftest import find_free_bind
from tests.patience import wait_for

ROOT = Path(__file__).resolve().parent.parent.parent
RIGHT = (ROOT / "exercises" / "reduce-sum-curve" / "solution.py").read_text(encoding="utf-8")
PAGE = "/courses/demo/exercises/reduce-sum-curve"


class Visitor:
    """Someone with cookies and no browser."""

    def __init__(self, address):
        self.address = address
        self.cookies = http.cookiejar.CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.cookies))

    def open(self, path, **fields):
        data = urllib.parse.urlencode(fields).encode() if fields else None
        with self.opener.open(urllib.parse.urljoin(self.address, path), data) as response:
            return response.geturl(), response.read().decode()

    def post(self, path, form, **fields):
        token = re.search(r'name="csrf_token" value="([^"]+)"', self.open(form)[1])[1]
        return self.open(path, csrf_token=token, **fields)

    def sign_in(self, email, password):
        self.post("/sign-in", "/sign-in", email=email, password=password)

    def submit(self, source):
        return self.post(PAGE, PAGE, source=source, meant="text")[0]


def is_free(address):
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        return probe.connect_ex((urllib.parse.urlsplit(address).hostname, urllib.parse.urlsplit(address).port)) != 0


@pytest.fixture
def bind():
    return find_free_bind()


def test_killed_server_leaves_nothing_behind_and_its_successor_grades(start_site, bind, tmp_path):
    first = start_site(tmp_path, bind, 0)
    visitor = Visitor(first.address)
    visitor.sign_in("aki@example.com", first.passwords["aki@example.com"])
    result = visitor.submit(RIGHT)
    assert "In the queue" in visitor.open(result)[1]
    first.stop(signal.SIGKILL)
    wait_for(lambda: is_free(first.address))
    second = start_site(tmp_path, bind, 1)
    try:
        assert second.passwords == {}
        wait_for(lambda: "All checks passed" in visitor.open(result)[1])
    finally:
        second.stop()
    assert second.process.returncode == 0


def test_killed_grader_is_replaced(start_site, bind, tmp_path):
    site = start_site(tmp_path, bind, 1)
    try:
        visitor = Visitor(site.address)
        visitor.sign_in("ben@example.com", site.passwords["ben@example.com"])
        graders = [pid for pid, line in site.list_children().items() if "server.worker" in line]
        assert len(graders) == 1
        os.kill(graders[0], signal.SIGKILL)
        result = visitor.submit(RIGHT)
        wait_for(lambda: "All checks passed" in visitor.open(result)[1])
        assert graders[0] not in site.list_children()
    finally:
        site.stop()
