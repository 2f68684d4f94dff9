"""Takes away the libraries that an exercise forbids, before the student's file is loaded. Called by serve.

The judge has read the syntax tree by then; this is for what hides from it. The runner's own use of torch goes on:
its modules hold what they need.
"""

import copy
import sys
import types
from typing import Any, NoReturn

import torch
from torch.optim import Optimizer

from .values import Memory

OPTIMISERS = "torch.optim"


class Refusal:
    """Stands first among the importers and refuses the withheld libraries by name."""

    def __init__(self, libraries: frozenset[str]) -> None:
        self._libraries = libraries

    def find_spec(self, name: str, *_: Any) -> None:
        """Refuse a withheld module, leave all others to the next importer.

        Raises:
            ModuleNotFoundError: the module is withheld.
        """
        library = name.partition(".")[0]
        if library in self._libraries:
            raise ModuleNotFoundError(f"this exercise is to be solved without {library}", name=name)


def withhold(names: list[str]) -> None:
    """Withhold whole libraries ("torch") from import and from sys.modules, or torch's optimisers ("torch.optim")."""
    libraries = frozenset(name for name in names if name != OPTIMISERS)
    if OPTIMISERS in names:
        Optimizer.__init__ = _refuse_optimiser  # type: ignore[method-assign]
    if not libraries:
        return
    if "torch" in libraries:
        _settle_torch()
    show_names_only(sys.modules.get("support"))
    for name in [name for name in sys.modules if name.partition(".")[0] in libraries | {"runner", "__main__"}]:
        del sys.modules[name]
    sys.modules["__main__"] = types.ModuleType("__main__")
    sys.meta_path.insert(0, Refusal(libraries))


def show_names_only(support: types.ModuleType | None) -> None:
    """Put in place of the support module one that has its functions and classes but not its imports."""
    if support is None:
        return
    shown = types.ModuleType(support.__name__, support.__doc__)
    shown.__dict__.update({name: value for name, value in vars(support).items() if _is_public(name, value)})
    sys.modules["support"] = shown


def _is_public(name: str, value: Any) -> bool:
    module = str(getattr(value, "__module__", ""))
    return (
        not name.startswith("_")
        and not isinstance(value, types.ModuleType)
        and module.partition(".")[0] != torch.__name__
    )


def _settle_torch() -> None:
    """Stop recording, and run once what makes torch import itself at first use."""
    torch.set_grad_enabled(False)
    x = torch.ones(2)
    Memory({"x": x[x > 0]}).changed()
    copy.deepcopy(x)


def _refuse_optimiser(*_: Any, **__: Any) -> NoReturn:
    raise RuntimeError("this exercise is to be solved without torch.optim: write the update yourself")
