"""The scripts that `make setup` builds with Node: where they are, or that they are not. Templates ask."""

import hashlib
from functools import lru_cache
from pathlib import Path

from flask import Flask, url_for

BUILT = Path(__file__).parent / "static" / "built"


def install_assets(app: Flask) -> None:
    """Give the templates `script_address`."""
    app.jinja_env.globals.update(script_address=find_script_address)


def find_script_address(name: str) -> str | None:
    """Give the address of a built script, or nothing where it was not built: the page then works without.

    The address changes with the file, so browsers may keep it for good.
    """
    path = BUILT / f"{name}.js"
    try:
        changed = path.stat().st_mtime_ns
    except FileNotFoundError:
        return None
    return url_for("static", filename=f"built/{name}.js", v=_mark_file(path, changed))


@lru_cache(maxsize=16)
def _mark_file(path: Path, _changed: int) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:12]
