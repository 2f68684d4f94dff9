"""Structural rules of exercises, judged on the source's syntax tree in the judge before anything runs.

A rule sees the code that runs: not comments, not documentation, not what stands under `if __name__ == "__main__":`.
Beside the tree, the runner takes the forbidden libraries away (graders/runner/serve.py), which catches most of what
hides from a reader of syntax trees. tests/graders/rules/ holds the ways round that we know, caught or not, and honest
solutions that no rule may flag.

Known limits. No rule is a proof; an instructor who reads the source sees each of these at a glance. The names are
files in tests/graders/rules/evasions, which show them to be true.

- no-autograd, no-torch: an own differentiation in plain Python (dual_numbers, complex_step). Where the function is
  given, its counted calls tell.
- no-autograd, no-torch: a name that is spelt from character codes, looked up on a support function, and a call into
  torch's private engine (getattr_of_spelt_name). The simpler ways that we know are refused here or in the runner.
- autograd-required: a backward() whose result goes nowhere (for_show), or that stands where nothing leads
  (handler_never_entered). The exercises count calls instead.
- no-optim: an own class that does what an optimiser does (optim_by_hand); that is an update by hand, and allowed.
- no-solver: the closed formula written out in plain arithmetic (normal_equations), and a member of torch or numpy that
  is chosen by a name which the tree does not tell (solver_by_name).
- no-loop: the same line written many times (written_out), a library that calls back for each character
  (regex_callback), an object that calls itself by another name (recursion_through_object).
- no-literals: a number summed up from a list of digits (digits_in_list), or found by another calculation
  (solved_equation). Drawn inputs tell those.
"""

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from graders.bank import Exercise, Rule
from graders.rules.literals import no_literals
from graders.rules.loops import no_loop
from graders.rules.reading import Finding, Reading
from graders.rules.solvers import no_solver
from graders.rules.tools import DIFFERENTIATORS, autograd_required, no_autograd, no_optim, no_torch
from graders.text import Text

RULES: dict[Rule, Callable[[Reading], Iterator[Finding]]] = {
    "no-autograd": no_autograd,
    "no-torch": no_torch,
    "autograd-required": autograd_required,
    "no-optim": no_optim,
    "no-solver": no_solver,
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
