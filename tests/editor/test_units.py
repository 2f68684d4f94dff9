"""The editor's parts that need no browser, by node's own test runner; and what the lock file must not tell."""

import json
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


def test_parts_of_the_editor_work(require):
    node = shutil.which("node")
    require(node, "Node is not installed")
    files = sorted(Path(__file__).parent.glob("*.test.js"))
    done = subprocess.run([node, "--test", *files], cwd=ROOT, capture_output=True, text=True)
    assert files
    assert done.returncode == 0, done.stdout


def test_lock_file_names_digests_and_no_addresses():
    packages = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    installed = {name: entry for name, entry in packages.items() if name}
    assert len(installed) > 10
    assert all(entry["integrity"].startswith("sha512-") for entry in installed.values())
    assert "://" not in json.dumps(installed)
