"""Structural rules of exercises, judged on the source's syntax tree in the judge before anything runs.

A rule sees the code that runs: not comments, not documentation, not what stands under `if __name__ == "__main__":`.
Beside the tree, the runner takes the forbidden libraries away (graders/runner/serve.py), which catches most of what
hides from a reader of syntax trees. tests/graders/rules/ holds the ways round that we know, caught or not, and honest
solutions that no rule may flag.

Known limits. No rule is a proof; an instructor who reads the source sees each of these at a glance.

- no-autograd, no-torch: an own tape or dual numbers in plain Python, and finite differences; values and counted calls
  tell those.
- autograd-required: a live backward() whose result is not used. The exercises count the calls of the function instead.
- no-optim: an own class that does what Adam does; that is an update by hand, and allowed.
- no-loop: the same line written many times over, and operators that call each other through objects.
- no-literals: a number spelt as a sum over a list of its digits, or found by an equation. Drawn inputs tell those.
- all: names that are put together from data while the program runs. Where the tree is blind, only the runner's block
  holds, and a program that searches the interpreter's own objects can find a way past it.
"""

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from graders.bank import Exercise, Rule
from graders.rules.literals import no_literals
from graders.rules.loops import no_loop
from graders.rules.reading import Finding, Reading
from graders.rules.tools import DIFFERENTIATORS, autograd_required, no_autograd, no_optim, no_torch
from graders.text import Text

RULES: dict[Rule, Callable[[Reading], Iterator[Finding]]] = {
    "no-autograd": no_autograd,
    "no-torch": no_torch,
    "autograd-required": autograd_required,
    "no-optim": no_optim,
    "no-loop": no_loop,
    "no-literals": no_literals,
}


@dataclass(frozen=True)
class Violation:
    """Where the source breaks which rule, with a sentence for the student."""

    line: int
    rule: str
    text: Text


def find_violation(tree: ast.Module, exercise: Exercise) -> Violation | None:
    """Return the first line's violation of the first rule that is broken, in the order of the exercise's list."""
    if not exercise.rules:
        return None
    reading = Reading(tree, exercise)
    for rule in exercise.rules:
        findings = sorted(RULES[rule](reading), key=lambda finding: finding[0])
        if findings:
            line, text = findings[0]
            return Violation(line, rule, text)
    return None


def blocked_modules(rules: tuple[Rule, ...]) -> tuple[str, ...]:
    """Return the modules that the runner must also take away."""
    if {"no-autograd", "no-torch"} & set(rules):
        return DIFFERENTIATORS
    return ("torch.optim",) if "no-optim" in rules else ()
