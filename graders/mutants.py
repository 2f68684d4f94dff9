"""Mutants of an exercise's solution: the same program with one small mistake, which the checks must notice.

mutmut and cosmic-ray run a test command on changed files; a mutant here is a source for Judge.grade, and half of the
changes (a lost detach, a transposition left out, create_graph forgotten) are mistakes that only this subject knows.
"""

import ast
import copy
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

OPERATORS: dict[type[ast.AST], type[Any]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult, ast.FloorDiv: ast.Div,
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.And: ast.Or, ast.Or: ast.And,
}  # fmt: skip
OPPOSITES = (ast.Eq, ast.NotEq, ast.Is, ast.IsNot, ast.In, ast.NotIn)
PAIRS = ("sum mean", "sin cos", "min max", "minimum maximum", "zeros ones", "zeros_like ones_like")
NAMES = {name: other for pair in PAIRS for name, other in (pair.split(), reversed(pair.split()))}
METHODS = frozenset(["detach", "clone", "copy", "item", "t", "transpose", "permute", "reshape", "requires_grad_"])
MODULES = frozenset(["torch", "np", "numpy"])
# Changes that are never a mistake breed no mutant: the order of two equal partners, and what zip does about lengths.
SYMMETRIC = frozenset(["swapaxes", "equal", "allclose", "isclose", "minimum", "maximum"])
KEPT = (ast.Import, ast.ImportFrom, ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Return, ast.Pass)


@dataclass(frozen=True)
class Mutant:
    """A source with one change: `change` is a line of it before and after, with ' -> ' between them."""

    line: int
    change: str
    source: str


def find_mutants(source: str) -> list[Mutant]:
    """Return every change of one place, in the order of the source; no program twice, nor in another form."""
    tree = ast.parse(source)
    seen, found = {_normalise(tree)}, []
    for container, key, statement in _places(tree, None):
        node = container[key]
        before = ast.unparse(statement)
        for variant in _variants(node):
            container[key] = variant
            text, after = ast.unparse(tree), ast.unparse(variant if node is statement else statement)
            form = _normalise(tree)
            container[key] = node
            if form not in seen:
                seen.add(form)
                found.append(Mutant(getattr(node, "lineno", statement.lineno), _describe(before, after), text))
    return found


def _normalise(tree: ast.AST) -> str:
    """Return the program's text in the one form that stands for all that do the same."""
    return ast.unparse(_Normaliser().visit(copy.deepcopy(tree)))


class _Normaliser(ast.NodeTransformer):
    def visit_Call(self, node: ast.Call) -> ast.AST:
        self.generic_visit(node)
        match node.func:
            case ast.Name("zip"):  # strict= guards against a mistake elsewhere; without one it changes nothing
                node.keywords = [keyword for keyword in node.keywords if keyword.arg != "strict"]
            case ast.Attribute(_, name) if name in SYMMETRIC and len(node.args) == 2:
                node.args.sort(key=ast.unparse)
        return node


def _places(parent: ast.AST, statement: ast.stmt | None) -> Iterator[tuple[Any, Any, ast.stmt]]:
    """Give every node's place, as a container and the key in it, with the statement around it."""
    for field, value in ast.iter_fields(parent):
        container: Any = value if isinstance(value, list) else vars(parent)
        for key in range(len(value)) if isinstance(value, list) else [field]:
            node = container[key]
            if isinstance(node, ast.AST):
                owner = node if isinstance(node, ast.stmt) else statement
                assert owner is not None  # a module holds statements only
                yield container, key, owner
                yield from _places(node, owner)


def _variants(node: ast.AST) -> Iterator[ast.AST]:
    yield from _variants_of_expression(node)
    yield from _variants_of_statement(node)


def _variants_of_expression(node: ast.AST) -> Iterator[ast.AST]:
    match node:
        case ast.BinOp(left, ast.Pow() as power, right) if not isinstance(right, ast.Constant):
            yield ast.BinOp(left, power, ast.BinOp(right, ast.Add(), ast.Constant(1)))
        case ast.BinOp(left, operator, right) if type(operator) in OPERATORS:
            yield ast.BinOp(left, OPERATORS[type(operator)](), right)
        case ast.UnaryOp(ast.USub(), operand):
            yield operand
        case ast.Constant(bool(value)):
            yield ast.Constant(not value)
        case ast.Constant(int(value) | float(value)):
            yield ast.Constant(value + 1)
        case ast.Compare(left, operators, others):
            for place, comparison in enumerate(operators):
                changed = [*operators[:place], OPERATORS[type(comparison)](), *operators[place + 1 :]]
                yield ast.Compare(left, changed, others)
        case ast.BoolOp(junction, values):
            yield ast.BoolOp(OPERATORS[type(junction)](), values)
        case ast.Attribute(value, "T" | "mT"):
            yield value
        case ast.IfExp(test, body, otherwise):
            yield ast.IfExp(_negate(test), body, otherwise)
        case ast.comprehension(target, values, [test, *tests], is_async):
            yield ast.comprehension(target, values, [_negate(test), *tests], is_async)
        case ast.Call():
            yield from _variants_of_call(node)


def _variants_of_call(node: ast.Call) -> Iterator[ast.AST]:
    match node.func:
        case ast.Name(name) if name in NAMES:
            yield ast.Call(ast.Name(NAMES[name]), node.args, node.keywords)
        case ast.Attribute(owner, name) if name in NAMES:
            yield ast.Call(ast.Attribute(owner, NAMES[name]), node.args, node.keywords)
        case ast.Attribute(ast.Name(module), name) if name in METHODS and module in MODULES and node.args:
            yield node.args[0]
        case ast.Attribute(owner, name) if name in METHODS:
            yield owner
    for arguments in _swap_neighbours(node.args):
        yield ast.Call(node.func, arguments, node.keywords)
    for place in range(len(node.keywords)):
        yield ast.Call(node.func, node.args, node.keywords[:place] + node.keywords[place + 1 :])


def _variants_of_statement(node: ast.AST) -> Iterator[ast.AST]:
    match node:
        case ast.AugAssign(target, operator, value) if type(operator) in OPERATORS:
            yield ast.AugAssign(target, OPERATORS[type(operator)](), value)
        case ast.If(test, body, otherwise) | ast.While(test, body, otherwise):
            yield type(node)(_negate(test), body, otherwise)
        case ast.With(_, body):
            yield ast.If(ast.Constant(True), body, [])
        case ast.Return(ast.Tuple(elements)):
            for swapped in _swap_neighbours(elements):
                yield ast.Return(ast.Tuple(swapped))
    match node:
        case ast.Return(ast.expr()):
            yield ast.Return(ast.Constant(None))
        case ast.Expr(ast.Constant()):
            return  # a docstring
        case ast.stmt() if not isinstance(node, KEPT):
            yield ast.Pass()


def _swap_neighbours(nodes: list[ast.expr]) -> Iterator[list[ast.expr]]:
    for place in range(len(nodes) - 1):
        yield [*nodes[:place], nodes[place + 1], nodes[place], *nodes[place + 2 :]]


def _negate(test: ast.expr) -> ast.expr:
    match test:
        case ast.UnaryOp(ast.Not(), operand):
            return operand
        case ast.Compare(left, [operator], others) if isinstance(operator, OPPOSITES):
            return ast.Compare(left, [OPERATORS[type(operator)]()], others)
    return ast.UnaryOp(ast.Not(), test)


def _describe(before: str, after: str) -> str:
    """Return the first line that differs, as it was and as it is."""
    pairs = zip_longest(before.splitlines(), after.splitlines(), fillvalue="")
    old, new = next((old.strip(), new.strip()) for old, new in pairs if old != new)
    return f"{old} -> {new}"
