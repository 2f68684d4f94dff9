"""Who may import whom: the contracts in pyproject.toml, and a runner that stands alone."""

import subprocess
import sys
from pathlib import Path

from tests.graders.conftest import ROOT


def test_import_contracts_hold() -> None:
    found = subprocess.run(
        [str(Path(sys.executable).parent / "lint-imports")], capture_output=True, text=True, cwd=ROOT
    )
    assert found.returncode == 0, found.stdout


def test_web_pages_start_without_torch() -> None:
    code = "import sys, server.app; sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT).returncode == 0
