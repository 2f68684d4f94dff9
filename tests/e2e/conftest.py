"""The real `gradus serve` on a port of its own, and a real browser."""

import os
import random
import re
import select
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.e2e.browsing import press
from tests.patience import PATIENCE_MS, PATIENCE_SECONDS

ROOT = Path(__file__).resolve().parent.parent.parent
# Below the ports that systems give to those who connect: one of them could take it while its server is away.
PORTS = range(20_000, 32_000)
CHROMIUM_OPTIONS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@dataclass(frozen=True)
class Site:
    """A running server: its address, the demo passwords by e-mail, its process, and its data directory."""

    address: str
    passwords: dict[str, str]
    process: subprocess.Popen[str]
    data: Path

    def stop(self, number: int = signal.SIGTERM) -> None:
        self.process.send_signal(number)
        self.process.wait(PATIENCE_SECONDS)
        self.process.stdout.close()

    def list_children(self) -> dict[int, str]:
        """Give the command line of each process that the site has started, by its number."""
        command = ["ps", "--ppid", str(self.process.pid), "-o", "pid=,args="]
        lines = subprocess.run(command, capture_output=True, text=True).stdout.splitlines()
        return {int(line.split()[0]): line for line in lines}


@pytest.fixture(scope="session")
def free_bind() -> str:
    return find_free_bind()


def find_free_bind() -> str:
    """Return an address on this machine that nobody serves on."""
    for port in random.sample(PORTS, len(PORTS)):
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return f"127.0.0.1:{port}"
    pytest.fail("every port is taken")


@pytest.fixture(scope="session")
def start_site(require) -> Iterator[Callable[..., Site]]:
    """Give serve_site, where this machine has a sandbox; what a failed test did not stop is stopped at the end."""
    require(shutil.which("bwrap"), "bubblewrap is not installed (Debian's package bubblewrap)")
    sites: list[Site] = []

    def start(*arguments: Any, **settings: str) -> Site:
        sites.append(serve_site(*arguments, **settings))
        return sites[-1]

    yield start
    for site in sites:
        if site.process.poll() is None:
            site.stop()


def serve_site(data: Path, bind: str, graders: int, **settings: str) -> Site:
    """Start the real `gradus serve` over a data directory, with `settings` in its environment."""
    environ = {name: value for name, value in os.environ.items() if not name.startswith("GRADUS_")}
    command = [str(Path(sys.executable).parent / "gradus"), "serve", "--bind", bind, "--graders", str(graders)]
    environ |= {"GRADUS_DATA_DIR": str(data)} | settings
    with (data / "log").open("a") as log:
        process = subprocess.Popen(command, env=environ, cwd=ROOT, stdout=subprocess.PIPE, stderr=log, text=True)
    said = _read_until(process, "Gradus serves at")
    if "Gradus serves at" not in said:
        process.kill()
        process.communicate()
        pytest.fail(said + (data / "log").read_text())
    return Site(f"http://{bind}", dict(re.findall(r"(\S+@example\.com)\s+(\S+)", said)), process, data)


@pytest.fixture(scope="session")
def site(start_site, free_bind, tmp_path_factory) -> Iterator[Site]:
    """One server for all browser tests."""
    site = start_site(tmp_path_factory.mktemp("site"), free_bind, 1)
    yield site
    site.stop()


def _read_until(process: subprocess.Popen[str], words: str) -> str:
    said, deadline = "", time.monotonic() + PATIENCE_SECONDS
    while words not in said and process.poll() is None and time.monotonic() < deadline:
        if select.select([process.stdout], [], [], 1.0)[0]:
            said += os.read(process.stdout.fileno(), 65536).decode()
    return said


@pytest.fixture(scope="session")
def browser(require) -> Iterator[Browser]:
    program = shutil.which("chromium")
    require(program, "chromium is not installed (Debian's package chromium)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=CHROMIUM_OPTIONS, timeout=PATIENCE_MS)
        browser.on("context", lambda context: context.set_default_timeout(PATIENCE_MS))
        expect.set_options(timeout=PATIENCE_MS)
        yield browser
        browser.close()


@pytest.fixture
def built_editor(require) -> None:
    """Ask for the editor in the pages."""
    require((ROOT / "server/static/built/editor.js").exists(), "the editor is not built (make setup, with Node)")


class Student:
    """Someone at a browser, with or without scripts."""

    def __init__(self, page: Page, site: Site) -> None:
        self.page = page
        self.site = site

    def sign_in(self, email: str) -> None:
        self.page.goto(self.site.address)
        self.page.get_by_label("E-mail").fill(email)
        self.page.get_by_label("Password").fill(self.site.passwords[email])
        press(self.page.get_by_role("button", name="Sign in"))

    def open_exercise(self, title: str) -> None:
        press(self.page.get_by_role("link", name="Exercises", exact=True))
        # Above the list there may be a second link, to the exercise that comes next.
        press(self.page.locator(".rows").get_by_role("link", name=title))

    def submit(self, source: str) -> None:
        # With scripts the editor stands in the text area's place.
        self.page.get_by_label("Your solution").get_by_role("textbox").fill(source)
        press(self.page.get_by_role("button", name="Submit", exact=True))

    def take_picture(self, name: str) -> None:
        """Keep a picture for the eye, where GRADUS_SCREENSHOTS is set."""
        if os.environ.get("GRADUS_SCREENSHOTS"):
            self.page.screenshot(path=ROOT / "screenshots" / f"{name}.png", full_page=True)


@pytest.fixture
def open_browser(browser, site):
    """Open a window; whatever the page logs as an error fails the test at its end."""
    contexts, problems = [], []

    def open_window(scripts: bool = True, width: int = 1280, dark: bool = False) -> Student:
        context = browser.new_context(
            java_script_enabled=scripts,
            viewport={"width": width, "height": 800},
            color_scheme="dark" if dark else "light",
            locale="en-GB",
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: problems.append(str(error)))
        return Student(page, site)

    yield open_window
    for context in contexts:
        context.close()
    assert problems == []
