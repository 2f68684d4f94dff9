"""The backends: the command that starts a zygote, with how much of the host it can see."""

import os
import re
import shutil
import sys
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

BACKENDS = ("auto", "bubblewrap", "none")
# A uid that owns nothing: bwrap started by root is no sandbox, for procfs looks at the uid and not at capabilities.
SANDBOX_UID = 64_999
RUNNER_FOLDER = Path(__file__).resolve().parent.parent / "runner"
LIBRARY = "/opt/library"  # where the sandbox has torch, numpy and what they need
STAGE = "/mnt"  # where root shows the sandbox's uid what that uid may not reach by itself
ENVIRONMENT = {
    "PATH": "/usr/bin:/bin",
    "HOME": "/tmp",  # noqa: S108  the sandbox's own
    "LANG": "C.UTF-8",
    "OMP_NUM_THREADS": "1",
    "MALLOC_ARENA_MAX": "2",
    "PYTHONHASHSEED": "0",  # so that the same submission always gets the same report
    "TORCHINDUCTOR_CACHE_DIR": "/tmp",  # noqa: S108  torch._dynamo wants one at import
}
START = "import sys; sys.path[:0] = {paths!r}; from runner.zygote import main; main({descriptor})"


class SandboxUnavailableError(Exception):
    """Say what the host lacks for a sandbox, and what to install or to change."""


def choose_backend(wanted: str) -> str:
    """Return the backend that "auto" stands for here: bubblewrap, which only Linux has.

    Raises:
        SandboxUnavailableError: bubblewrap is wanted and not installed.
    """
    if wanted == "none" or (wanted == "auto" and sys.platform != "linux"):
        return "none"
    for program in ("bwrap", "unshare", *(["setpriv"] if os.getuid() == 0 else [])):
        if shutil.which(program) is None:
            raise SandboxUnavailableError(
                f"the sandbox needs the program {program}: sudo apt-get install bubblewrap util-linux "
                "(or, on your own laptop and for your own code only: --sandbox none)"
            )
    return "bubblewrap"


def zygote_command(backend: str, descriptor: int) -> list[str]:
    """Return the command that starts a zygote which inherits the control socket `descriptor`."""
    if backend == "none":
        paths = [str(RUNNER_FOLDER.parent), str(site_packages())]
        return [sys.executable, "-P", "-s", "-S", "-B", "-c", START.format(paths=paths, descriptor=descriptor)]
    if os.getuid() != 0:
        return [*_inner_command(_visible_sources()), *_python_command(descriptor)]
    staged = {f"{STAGE}/{index}": source for index, source in enumerate(_visible_sources().values())}
    outer = ["bwrap", "--dev-bind", "/", "/", "--die-with-parent", "--tmpfs", STAGE]
    for place, source in staged.items():
        outer += ["--ro-bind", source, place]
    drop = ["setpriv", f"--reuid={SANDBOX_UID}", f"--regid={SANDBOX_UID}", "--clear-groups", "--inh-caps=-all"]
    sources = dict(zip(_visible_sources(), staged, strict=True))
    return [*outer, "--", *drop, *_inner_command(sources), *_python_command(descriptor)]


def site_packages() -> Path:
    """Return the folder that torch was installed into."""
    return Path(str(distribution("torch").locate_file(""))).resolve()


def runtime_entries() -> list[str]:
    """Name the files and folders of site-packages that torch and numpy need to run, and no others."""
    seen: set[str] = set()
    entries: set[str] = set()
    waiting = ["torch", "numpy"]
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        try:
            found = distribution(name)
        except PackageNotFoundError:  # an optional or other platform's requirement
            continue
        entries |= _top_level_entries(found)
        waiting += [
            re.split(r"[^A-Za-z0-9._-]", requirement, maxsplit=1)[0].lower()
            for requirement in found.requires or []
            if "extra ==" not in requirement
        ]
    return sorted(entries)


def _top_level_entries(found: Distribution) -> set[str]:
    tops = {file.parts[0] for file in found.files or []}
    return {top for top in tops if top not in {"..", "__pycache__", "bin"} and (site_packages() / top).exists()}


def _visible_sources() -> dict[str, str]:
    """Map each place inside the sandbox to what of the host is shown there, read-only."""
    places = {"/sandbox/runner": str(RUNNER_FOLDER)}
    for entry in runtime_entries():
        places[f"{LIBRARY}/{entry}"] = str(site_packages() / entry)
    if not Path(sys.base_prefix).resolve().is_relative_to("/usr"):
        places[sys.base_prefix] = sys.base_prefix
    return places


def _inner_command(sources: dict[str, str]) -> list[str]:
    command = ["bwrap", "--unshare-all", "--die-with-parent", "--new-session", "--ro-bind", "/usr", "/usr"]
    for name in ("bin", "lib", "lib64", "sbin"):
        if Path(f"/{name}").is_symlink():
            command += ["--symlink", os.readlink(f"/{name}"), f"/{name}"]
        elif Path(f"/{name}").exists():
            command += ["--ro-bind", f"/{name}", f"/{name}"]
    for place, source in sources.items():
        command += ["--ro-bind", source, place]
    command += ["--proc", "/proc", "--dev", "/dev", "--size", str(16 << 20), "--tmpfs", "/tmp"]  # noqa: S108
    command += ["--clearenv"]
    for name, value in ENVIRONMENT.items():
        command += ["--setenv", name, value]
    return [*command, "--remount-ro", "/dev", "--remount-ro", "/", "--"]


def _python_command(descriptor: int) -> list[str]:
    # bwrap's user namespace has a parent that owns the pid and network namespaces; so the zygote has its own.
    unshare = (
        "unshare --user --map-current-user --net --pid --fork --mount --mount-proc --kill-child --keep-caps".split()
    )
    python = str(Path(sys.executable).resolve())
    code = START.format(paths=["/sandbox", LIBRARY], descriptor=descriptor)
    return [*unshare, "--", python, "-P", "-s", "-S", "-B", "-c", code]
