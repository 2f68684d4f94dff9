"""Structural rules of exercises, judged on the source's syntax tree in the judge before anything runs."""

import ast
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from graders.bank import Exercise, Rule
from graders.text import Text

AUTOGRAD_NAMES = frozenset(
    "backward requires_grad requires_grad_ autograd jvp vjp jacrev jacfwd hessian register_hook grad_fn".split()
)
# Ways to reach a module without an import statement; they have no place in an exercise that forbids modules.
BACK_DOORS = frozenset("__import__ importlib exec eval compile modules gc ctypes __builtins__ __loader__".split())
LOOPS = (ast.For, ast.AsyncFor, ast.While, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
FEW_DIGITS = 4


@dataclass(frozen=True)
class Violation:
    """Where the source breaks which rule, with a sentence for the student."""

    line: int
    rule: str
    text: Text


def find_violation(tree: ast.Module, exercise: Exercise) -> Violation | None:
    """Return the first violation of the exercise's rules, in the order of its list."""
    for rule in exercise.rules:
        for line, text in RULES[rule](tree, exercise):
            return Violation(line, rule, text)
    return None


def blocked_modules(rules: tuple[Rule, ...]) -> tuple[str, ...]:
    """Return the modules whose import must also fail in the runner."""
    return ("torch", "jax", "autograd", "sympy") if {"no-autograd", "no-torch"} & set(rules) else ()


def _forbidden(what: str) -> Text:
    return Text(f"This exercise forbids {what}.", f"この問題では {what} は使えません。")


def _imports(tree: ast.Module) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                yield node.lineno, f"{node.module or ''}.{alias.name}"


def _names(tree: ast.Module) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            yield node.lineno, node.attr
        elif isinstance(node, ast.Name):
            yield node.lineno, node.id


def _no_modules(*banned: str) -> Callable[[ast.Module, Exercise], Iterator[tuple[int, Text]]]:
    def check(tree: ast.Module, _exercise: Exercise) -> Iterator[tuple[int, Text]]:
        for line, name in _imports(tree):
            if any(
                name == module or name.startswith(f"{module}.") for module in (*banned, "importlib", "ctypes", "gc")
            ):
                yield line, _forbidden(name.rstrip(".*"))
        for line, name in _names(tree):
            if name in BACK_DOORS:
                yield line, _forbidden(name)

    return check


def _no_autograd(tree: ast.Module, exercise: Exercise) -> Iterator[tuple[int, Text]]:
    yield from _no_modules("torch", "jax", "autograd", "sympy")(tree, exercise)
    for line, name in _names(tree):
        if name in AUTOGRAD_NAMES:
            yield line, _forbidden(name)


def _autograd_required(tree: ast.Module, _exercise: Exercise) -> Iterator[tuple[int, Text]]:
    used = {name for _, name in _names(tree)} | {name.rpartition(".")[2] for _, name in _imports(tree)}
    if not used & {"backward", "grad", "autograd", "vjp", "jacrev", "vmap"}:
        yield (
            1,
            Text(
                "This exercise asks for automatic differentiation: use backward() or torch.autograd.grad.",
                "この問題では自動微分（backward() か torch.autograd.grad）を使ってください。",
            ),
        )


def _no_optim(tree: ast.Module, _exercise: Exercise) -> Iterator[tuple[int, Text]]:
    for line, name in _imports(tree):
        if "optim" in name.split("."):
            yield line, _forbidden("torch.optim")
    for line, name in _names(tree):
        if name == "optim":
            yield line, _forbidden("torch.optim")


def _no_loop(tree: ast.Module, _exercise: Exercise) -> Iterator[tuple[int, Text]]:
    for node in ast.walk(tree):
        if isinstance(node, LOOPS):
            yield node.lineno, _forbidden("loops and comprehensions")
        elif isinstance(node, ast.Name) and node.id in {"map", "filter"}:
            yield node.lineno, _forbidden(node.id)


def _no_literals(tree: ast.Module, exercise: Exercise) -> Iterator[tuple[int, Text]]:
    allowed = set(re.findall(r"\d+\.\d+(?:e[+-]?\d+)?", exercise.statement.en + exercise.starter))
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or not isinstance(node.value, float):
            continue
        digits = f"{node.value:.17e}".split("e")[0].replace(".", "").lstrip("-0")
        shortest = repr(node.value).split("e")[0].replace(".", "").lstrip("-0")
        if min(len(digits.rstrip("0")), len(shortest.rstrip("0"))) >= FEW_DIGITS and repr(node.value) not in allowed:
            yield (
                node.lineno,
                Text(
                    f"This exercise forbids ready-made numbers such as {node.value}: compute them.",
                    f"この問題では {node.value} のような数値を直接書けません。計算で求めてください。",
                ),
            )


RULES: dict[Rule, Callable[[ast.Module, Exercise], Iterator[tuple[int, Text]]]] = {
    "no-autograd": _no_autograd,
    "no-torch": _no_modules("torch", "jax", "autograd", "sympy"),
    "autograd-required": _autograd_required,
    "no-optim": _no_optim,
    "no-loop": _no_loop,
    "no-literals": _no_literals,
}
