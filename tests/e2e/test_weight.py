"""What a visitor's line carries for a first look: a page and all that it loads, compressed."""

import gzip
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
LIMIT_BYTES = 200 * 1024


@pytest.mark.parametrize("exercise", [None, "Define, compute, backward"], ids=["sign-in", "exercise-with-figure"])
def test_first_page_is_light(open_browser, exercise):
    student = open_browser()
    page = student.page
    loaded = {}
    page.on("response", lambda response: loaded.setdefault(response.url))
    if exercise is None:
        page.goto(student.site.address)
    else:
        student.sign_in("aki@example.com")
        student.open_exercise(exercise)
        page.wait_for_load_state("networkidle")
        loaded.clear()
        page.reload()
    page.wait_for_load_state("networkidle")
    # The editor comes later, over a text area that works already; it is the one part that is left out.
    fetched = {url: page.request.get(url) for url in loaded if "/built/" not in url}
    sizes = {url: len(gzip.compress(response.body())) for url, response in fetched.items()}
    assert any(".css" in url for url in sizes)
    assert sum(sizes.values()) < LIMIT_BYTES, sizes
    # Formulas are part of the page, not drawn afterwards by a script.
    assert exercise is None or page.locator("math").count() > 0
