"""The container: no default secret, and no option wider than the sandbox needs."""

import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
COMPOSE = (ROOT / "docker-compose.yml").read_text()
PROFILE = json.loads((ROOT / "server/deploy/seccomp.json").read_text())


@pytest.mark.parametrize("name", ["GRADUS_SECRET_KEY", "GRADUS_DATABASE_PASSWORD"])
def test_secrets_have_no_default(name):
    uses = re.findall(rf"\$\{{{name}([^}}]*)\}}", COMPOSE)
    assert uses
    assert all(use.startswith(":?") for use in uses)


def test_container_is_not_privileged():
    assert "cap_drop: [ALL]" in COMPOSE
    assert "no-new-privileges:true" in COMPOSE
    for word in ("privileged: true", "cap_add", "seccomp=unconfined", "seccomp:unconfined", "/var/run/docker"):
        assert word not in COMPOSE
    assert re.search(r"^USER gradus$", (ROOT / "Dockerfile").read_text(), re.MULTILINE)


@pytest.mark.parametrize(
    "call", ["ptrace", "keyctl", "bpf", "io_uring_setup", "perf_event_open", "init_module", "kexec_load", "fsopen"]
)
def test_profile_refuses_what_nobody_here_calls(call):
    assert PROFILE["defaultAction"] == "SCMP_ACT_ERRNO"
    allowed = {name for rule in PROFILE["syscalls"] if rule["action"] == "SCMP_ACT_ALLOW" for name in rule["names"]}
    assert {"read", "clone", "unshare", "mount"} <= allowed
    assert call not in allowed
