"""Mutants: each operator makes its change, at one place, and nothing that is no program of its own."""

import ast

import pytest

from graders.bank import load_bank
from graders.mutants import find_mutants

BANK = load_bank()


@pytest.mark.parametrize(
    ("statement", "changed"),
    [
        ("y = a + b", ["y = a - b"]),
        ("y = a - b", ["y = a + b"]),
        ("y = a * b", ["y = a / b"]),
        ("y = a / b", ["y = a * b"]),
        ("y = a // b", ["y = a / b"]),
        ("y += a", ["y -= a"]),
        ("y = x ** 2", ["y = x ** 3"]),
        ("y = x ** n", ["y = x ** (n + 1)"]),
        ("y = -x", ["y = x"]),
        ("y = 0", ["y = 1"]),
        ("y = 2.5", ["y = 3.5"]),
        ("y = x[1:]", ["y = x[2:]"]),
        ("y = True", ["y = False"]),
        ("y = a < b", ["y = a <= b"]),
        ("y = a >= b", ["y = a > b"]),
        ("y = a == b", ["y = a != b"]),
        ("y = a < b <= c", ["y = a <= b <= c", "y = a < b < c"]),
        ("y = a is None", ["y = a is not None"]),
        ("y = a in b", ["y = a not in b"]),
        ("y = a and b", ["y = a or b"]),
        ("y = f(a, b, c)", ["y = f(b, a, c)", "y = f(a, c, b)"]),
        ("y = sin(x)", ["y = cos(x)"]),
        ("y = torch.cos(x)", ["y = torch.sin(x)"]),
        ("y = x.sum()", ["y = x.mean()"]),
        ("y = x.mean()", ["y = x.sum()"]),
        ("y = torch.zeros_like(x)", ["y = torch.ones_like(x)"]),
        ("y = x.detach()", ["y = x"]),
        ("y = torch.clone(x)", ["y = x"]),
        ("y = x.T", ["y = x"]),
        ("y = x.t()", ["y = x"]),
        ("y = grad(z, create_graph=True)", ["y = grad(z)", "y = grad(z, create_graph=False)"]),
        ("y = grad(z, retain_graph=flag)", ["y = grad(z)"]),
        ("y = a if c else b", ["y = a if not c else b"]),
        ("y = a if not c else b", ["y = a if c else b"]),
        ("y = [a for a in b if c]", ["y = [a for a in b if not c]"]),
        ("y = [a for a in b if a < c]", ["y = [a for a in b if not a < c]", "y = [a for a in b if a <= c]"]),
        ("if a == b:\n        go", ["if a != b:"]),
        ("if a < b:\n        go", ["if not a < b:", "if a <= b:"]),
        ("while a:\n        go", ["while not a:"]),
        ("with torch.no_grad():\n        go", ["if True:"]),
        ("return x", ["return None"]),
        ("return (a, b, c)", ["return (b, a, c)", "return (a, c, b)", "return None"]),
    ],
)
def test_line_is_changed(statement: str, changed: list[str]) -> None:
    line = statement.splitlines()[0]
    found = {mutant.change for mutant in find_mutants(f"def f(x):\n    {statement}\n") if mutant.line == 2}
    assert found - {f"{line} -> pass"} == {f"{line} -> {after}" for after in changed}


@pytest.mark.parametrize(
    ("statement", "changed"),
    [
        ("y = zip(a, b, strict=True)", ["y = zip(b, a, strict=True)"]),
        ("y = zip(a, strict=flag, other=b)", ["y = zip(a, strict=flag)"]),
        ("y = f(a, strict=True)", ["y = f(a)", "y = f(a, strict=False)"]),
        ("y = x.swapaxes(p, q)", []),
        ("y = torch.equal(a, b)", []),
        ("y = torch.allclose(a, b, rtol=r)", ["y = torch.allclose(a, b)"]),
        ("y = torch.allclose(a, b, r)", ["y = torch.allclose(b, a, r)", "y = torch.allclose(a, r, b)"]),
        ("y = np.minimum(a, b)", ["y = np.maximum(a, b)"]),
        ("y = x.swapaxes(p, q) + x.swapaxes(q, p)", ["y = x.swapaxes(p, q) - x.swapaxes(q, p)"]),
    ],
)
def test_form_that_changes_nothing_is_no_mutant(statement: str, changed: list[str]) -> None:
    found = {mutant.change for mutant in find_mutants(statement)}
    assert found - {f"{statement} -> pass"} == {f"{statement} -> {after}" for after in changed}


@pytest.mark.parametrize(
    ("statement", "dropped"),
    [
        ("x.backward()", True),
        ("x = a", True),
        ("x += a", True),
        ("if a:\n    go", True),
        ("for a in b:\n    go", True),
        ("with a:\n    go", True),
        ("import torch", False),
        ("from torch import nn", False),
        ("def f(x):\n    pass", False),
        ("class F:\n    pass", False),
        ('"""A title."""', False),
        ("pass", False),
    ],
)
def test_statement_is_dropped_unless_it_defines(statement: str, dropped: bool) -> None:
    line = statement.splitlines()[0]
    drops = [mutant.change for mutant in find_mutants(statement) if mutant.change.endswith(" -> pass")]
    assert drops[:1] == ([f"{line} -> pass"] if dropped else [])


@pytest.mark.parametrize("slug", BANK.exercises)
def test_mutants_of_a_solution_are_distinct_programs(slug: str) -> None:
    solution = BANK.exercises[slug].solution_path.read_text(encoding="utf-8")
    mutants = find_mutants(solution)
    texts = [mutant.source for mutant in mutants]
    assert texts == list(dict.fromkeys(texts))
    assert ast.unparse(ast.parse(solution)) not in texts
    assert mutants == find_mutants(solution)
    for mutant in mutants:
        compile(mutant.source, "mutant", "exec")
        before, after = mutant.change.split(" -> ")
        assert before != after
        assert 1 <= mutant.line <= len(solution.splitlines())
