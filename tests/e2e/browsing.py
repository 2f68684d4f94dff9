"""How these tests use a browser: whatever loads another page is waited for, so that nobody reads the page before."""

from playwright.sync_api import Locator


def press(target: Locator) -> None:
    """Press a link or a button that loads another page, and wait until that is loaded."""
    with target.page.expect_navigation():
        target.click()
