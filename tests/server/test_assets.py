"""Built scripts: the page names one only where it is there, by an address that changes with it."""

import pytest
from flask import Flask

from server import assets


@pytest.fixture
def built(tmp_path, monkeypatch):
    monkeypatch.setattr(assets, "BUILT", tmp_path)
    return tmp_path


@pytest.fixture
def page():
    app = Flask("server")
    assets.install_assets(app)
    with app.test_request_context():
        yield app.jinja_env.from_string("{{ script_address('editor') }}").render


def test_script_that_is_not_built_has_no_address(built, page):
    assert page() == "None"


def test_address_changes_with_the_script(built, page):
    script = built / "editor.js"
    script.write_text("one")
    first = page()
    assert first.startswith("/static/built/editor.js?v=")
    assert page() == first
    script.unlink()
    script.write_text("another")
    assert page() not in (first, "None")
