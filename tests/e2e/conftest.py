"""The real `gradus serve` on a port of its own, and a real browser."""

import os
import re
import select
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent.parent
START_SECONDS = 120
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
        self.process.wait(60)
        self.process.stdout.close()


@pytest.fixture(scope="session")
def free_bind() -> str:
    return find_free_bind()


def find_free_bind() -> str:
    """Return an address on this machine that nobody serves on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return f"127.0.0.1:{probe.getsockname()[1]}"


@pytest.fixture(scope="session")
def start_site(require) -> Callable[..., Site]:
    """Give serve_site, where this machine has a sandbox."""
    require(shutil.which("bwrap"), "bubblewrap is not installed (Debian's package bubblewrap)")
    return serve_site


def serve_site(data: Path, bind: str, graders: int, **settings: str) -> Site:
    """Start the real `gradus serve` over a data directory, with `settings` in its environment."""
    environ = {name: value for name, value in os.environ.items() if not name.startswith("GRADUS_")}
    command = [str(Path(sys.executable).parent / "gradus"), "serve", "--bind", bind, "--graders", str(graders)]
    environ |= {"GRADUS_DATA_DIR": str(data)} | settings
    with (data / "log").open("a") as log:
        process = subprocess.Popen(command, env=environ, cwd=ROOT, stdout=subprocess.PIPE, stderr=log, text=True)
    said = _read_until(process, "Gradus serves at")
    assert "Gradus serves at" in said, said + (data / "log").read_text()
    return Site(f"http://{bind}", dict(re.findall(r"(\S+@example\.com)\s+(\S+)", said)), process, data)


@pytest.fixture(scope="session")
def site(start_site, free_bind, tmp_path_factory) -> Iterator[Site]:
    """One server for all browser tests."""
    site = start_site(tmp_path_factory.mktemp("site"), free_bind, 1)
    yield site
    site.stop()


def _read_until(process: subprocess.Popen[str], words: str) -> str:
    said, deadline = "", time.monotonic() + START_SECONDS
    while words not in said and process.poll() is None and time.monotonic() < deadline:
        if select.select([process.stdout], [], [], 1.0)[0]:
            said += os.read(process.stdout.fileno(), 65536).decode()
    return said


@pytest.fixture(scope="session")
def browser(require) -> Iterator[Browser]:
    program = shutil.which("chromium")
    require(program, "chromium is not installed (Debian's package chromium)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=CHROMIUM_OPTIONS)
        yield browser
        browser.close()


class Student:
    """Someone at a browser, with or without scripts."""

    def __init__(self, page: Page, site: Site) -> None:
        self.page = page
        self.site = site

    def sign_in(self, email: str) -> None:
        self.page.goto(self.site.address)
        self.page.get_by_label("E-mail").fill(email)
        self.page.get_by_label("Password").fill(self.site.passwords[email])
        self.page.get_by_role("button", name="Sign in").click()

    def open_exercise(self, title: str) -> None:
        self.page.get_by_role("link", name="Exercises", exact=True).click()
        with self.page.expect_navigation():  # until it is loaded: then the editor stands where the text area was
            self.page.get_by_role("link", name=title).click()

    def submit(self, source: str) -> None:
        # With scripts the editor stands in the text area's place.
        self.page.get_by_label("Your solution").get_by_role("textbox").fill(source)
        self.page.get_by_role("button", name="Submit", exact=True).click()

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
