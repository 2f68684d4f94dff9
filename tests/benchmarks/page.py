"""From the press on Submit to the result on the page, in a real browser on the set-up that `make run` starts.

`make bench` prints it beside the rest: the median and the 95th percentile of a hundred, and how much of it is grading.
"""

import re
import shutil
import statistics
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from graders.bank import load_bank
from tests.e2e.conftest import CHROMIUM_OPTIONS, Site, Student, find_free_bind, serve_site

ROUNDS = 100
PAUSE_SECONDS = 2.1  # a person may submit thirty times a minute
SLUG = "reduce-sum-curve"


def measure_page() -> list[tuple[str, str, str]]:
    """Submit a right solution ROUNDS times, each with a remark of its own, since the same text is no new submission."""
    program = shutil.which("chromium")
    if program is None:
        return [("submit to result on the page", "-", "chromium is not installed")]
    exercise = load_bank().exercises[SLUG]
    source = exercise.solution_path.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        site = serve_site(Path(folder), find_free_bind(), 2)
        try:
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=program, args=CHROMIUM_OPTIONS)
                spent, graded = _submit_all(browser.new_page(), site, exercise.title.en, source)
                browser.close()
        finally:
            site.stop()
    median, share = statistics.median(spent), statistics.median(graded) / statistics.median(spent)
    return [
        ("submit to result on the page", f"{median:.0f} ms", f"{100 * share:.0f} % of it grading"),
        ("  the same, p95", f"{statistics.quantiles(spent, n=20)[-1]:.0f} ms", f"max {max(spent):.0f} ms"),
    ]


def _submit_all(page: Page, site: Site, title: str, source: str) -> tuple[list[float], list[float]]:
    student = Student(page, site)
    student.sign_in("ben@example.com")
    spent, graded = [], []
    for number in range(-3, ROUNDS):
        time.sleep(PAUSE_SECONDS)
        student.open_exercise(title)
        page.get_by_label("Your solution").get_by_role("textbox").fill(f"{source}# {number}\n")
        start = time.perf_counter()
        page.get_by_role("button", name="Submit", exact=True).click()
        page.locator(".verdict-passed").wait_for()
        if number >= 0:
            spent.append(1e3 * (time.perf_counter() - start))
            words = page.locator("dl.facts").inner_text()
            graded.append(float(re.search(r"([\d.]+)\s*ms", words).group(1)))  # type: ignore[union-attr]
    return spent, graded


if __name__ == "__main__":
    for row in measure_page():
        print(*row, sep="   ")
