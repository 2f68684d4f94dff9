"""The trusted modules of an exercise: its solution and support, imported into the judge and kept."""

import importlib.util
from functools import lru_cache
from pathlib import Path
from types import ModuleType

from graders.bank import Exercise


def load_reference(exercise: Exercise) -> ModuleType:
    """Return the reference solution as a module."""
    return load_module(exercise, "solution.py")


def load_module(exercise: Exercise, name: str) -> ModuleType:
    """Return one of the exercise's own files as a module; a changed exercise is imported anew."""
    return _load(exercise.folder / name, exercise.digest)


@lru_cache(maxsize=512)
def _load(path: Path, digest: str) -> ModuleType:
    name = f"gradus_{path.parent.name.replace('-', '_')}_{path.stem}_{digest}"
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise ImportError(f"{path.parent.name}/{path.name} cannot be imported")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
