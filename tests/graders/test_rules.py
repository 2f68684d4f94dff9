"""Structural rules: what breaks them, and what honest code does that must not."""

import ast
import dataclasses
import typing

import pytest

from graders.bank import Exercise, Rule
from graders.rules import RULES, find_violation


def violation(exercise: Exercise, rule: str, source: str) -> int | None:
    """The line that breaks the rule, if one does."""
    found = find_violation(ast.parse(source), dataclasses.replace(exercise, rules=(rule,)))
    return found.line if found else None


@pytest.mark.parametrize(
    ("rule", "source"),
    [
        ("no-autograd", "x = 1\nimport torch"),
        ("no-autograd", "x = 1\nfrom torch import autograd"),
        ("no-autograd", "x = 1\ny.backward()"),
        ("no-autograd", "x = 1\n__import__('torch')"),
        ("no-autograd", "x = 1\nimport importlib"),
        ("no-torch", "x = 1\nfrom torch.nn import functional"),
        ("no-torch", "x = 1\nexec('import torch')"),
        ("no-optim", "x = 1\nimport torch.optim as o"),
        ("no-optim", "x = 1\ntorch.optim.SGD"),
        ("no-optim", "x = 1\nfrom torch.optim import SGD"),
        ("no-loop", "x = 1\nfor i in y: pass"),
        ("no-loop", "x = 1\ny = [i for i in x]"),
        ("no-loop", "x = 1\nmap(f, x)"),
        ("no-literals", "x = 1\ny = 0.35173371"),
    ],
)
def test_broken_rule_names_its_line(exercise: Exercise, rule: str, source: str) -> None:
    assert violation(exercise, rule, source) == 2


def test_autograd_that_is_asked_for_must_be_there(exercise: Exercise) -> None:
    assert violation(exercise, "autograd-required", "def f(x): return 2 * x") == 1


@pytest.mark.parametrize(
    ("rule", "source"),
    [
        ("no-autograd", "import numpy as np\ndef grad(x): return np.cos(x)  # no torch, no backward"),
        ("no-autograd", "import math\ngradient = math.cos(1.0)"),
        ("autograd-required", "from torch.autograd import grad\ngrad(y, x)"),
        ("autograd-required", "import torch\nz.backward()"),
        ("autograd-required", "import torch\ntorch.func.grad(f)(x)"),
        ("no-literals", "lr = 0.0005\nh = 1e-4\nhalf = 0.5\nn = 10001\ntenth = 0.1"),
        ("no-optim", "import torch\nx = x - lr * g"),
        ("no-loop", "y = x @ x"),
    ],
)
def test_honest_code_breaks_nothing(exercise: Exercise, rule: str, source: str) -> None:
    assert violation(exercise, rule, source) is None


def test_every_rule_that_an_exercise_may_name_exists() -> None:
    assert set(RULES) == set(typing.get_args(Rule))
