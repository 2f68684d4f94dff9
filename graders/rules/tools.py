"""The rules about libraries: no-autograd, no-torch, no-optim, autograd-required."""

import ast
from collections.abc import Iterator
from typing import Any

from graders.rules.doors import find_doors, forbid
from graders.rules.reading import Finding, Function, Reading, is_main_guard
from graders.text import Text

# Libraries that differentiate. Their import also fails in the runner.
DIFFERENTIATORS = ("torch", "functorch", "jax", "autograd", "sympy", "tensorflow", "numdifftools", "casadi")
AUTOGRAD_NAMES = frozenset(
    "backward requires_grad requires_grad_ autograd jvp vjp jacrev jacfwd hessian register_hook grad_fn".split()
)
# What shows that autograd is really asked.
USES_OF_AUTOGRAD = frozenset(
    "backward grad vjp jvp jacrev jacfwd jacobian hessian hvp vhp grad_and_value make_dual linearize".split()
)
TERMINATORS = (ast.Return, ast.Raise, ast.Break, ast.Continue)


def no_torch(reading: Reading) -> Iterator[Finding]:
    """Yield imports of differentiating libraries, and back doors to them."""
    for imported in reading.imports:
        top = imported.path.partition(".")[0]
        if top in DIFFERENTIATORS:
            yield imported.line, forbid(top, "use plain Python, math or NumPy", "Python、math、NumPy で書いてください")
    yield from find_doors(reading)


def no_autograd(reading: Reading) -> Iterator[Finding]:
    """Yield what no-torch forbids, and autograd's own names on anything that is not the student's own."""
    asked = AUTOGRAD_NAMES - reading.own_names
    for _, line, name in reading.attributes():
        if name in asked:
            yield line, _derive_by_hand(name)
    for node in reading.nodes:
        if isinstance(node, ast.keyword) and node.arg == "requires_grad" and node.arg in asked:
            yield node.value.lineno, _derive_by_hand("requires_grad")
    yield from no_torch(reading)


def no_optim(reading: Reading) -> Iterator[Finding]:
    """Yield uses of torch.optim by any name."""
    text = forbid(
        "torch.optim",
        "write the update yourself, x = x - lr * gradient",
        "更新式 x = x - lr * gradient を自分で書いてください",
    )
    for imported in reading.imports:
        if "optim" in imported.path.split("."):
            yield imported.line, text
    for node, line, name in reading.attributes():
        if name == "optim" and (name not in reading.own_names or reading.paths(node)):
            yield line, text
    stars = any(imported.path == "torch.*" for imported in reading.imports)
    for node in reading.nodes:
        if stars and isinstance(node, ast.Name) and node.id == "optim" and "optim" not in reading.bound:
            yield node.lineno, text
    yield from find_doors(reading, frozenset({"torch"}))


def autograd_required(reading: Reading) -> Iterator[Finding]:
    """Yield one finding where nothing that the exercise's functions can reach asks autograd."""
    own_engine = any(
        isinstance(node, ast.ClassDef)
        and not any(getattr(base, "attr", getattr(base, "id", "")) == "Function" for base in node.bases)
        and any(isinstance(part, Function) and part.name == "backward" for part in node.body)
        for node in reading.nodes
    )
    if not any(_asks_autograd(node, reading, own_engine) for node in _reachable(reading)):
        line = next((node.lineno for node in reading.tree.body if _defines(node) & set(reading.exercise.defines)), 1)
        yield (
            line,
            Text(
                "This exercise asks for automatic differentiation, and no code that runs uses it: "
                "call backward() or torch.autograd.grad.",
                "この問題では自動微分を使います。実行される部分に見当たりません。"
                "backward() か torch.autograd.grad を呼んでください。",
            ),
        )


def _derive_by_hand(name: str) -> Text:
    return forbid(
        name, "work the derivative out by hand and write its formula", "導関数を手で求めて、その式を書いてください"
    )


def _asks_autograd(node: ast.AST, reading: Reading, own_engine: bool) -> bool:
    match node:
        case ast.Attribute(attr="backward"):
            return not own_engine
        case ast.Call(func=ast.Attribute(attr=name)) if name in USES_OF_AUTOGRAD and name != "backward":
            return True
        case ast.Attribute(attr=name) | ast.Name(id=name, ctx=ast.Load()):
            paths = reading.paths(node)
            if name in USES_OF_AUTOGRAD and name not in reading.bound and isinstance(node, ast.Name):
                return any(imported.path.startswith("torch.") and imported.name == "*" for imported in reading.imports)
            return any(
                path.startswith(("torch.", "functorch.")) and path.rpartition(".")[2] in USES_OF_AUTOGRAD
                for path in paths
            )
        case ast.Call(func=ast.Name(id="getattr"), args=[_, name, *_]):
            return reading.constants.get(name) in USES_OF_AUTOGRAD
    return False


def _reachable(reading: Reading) -> Iterator[ast.AST]:
    """Yield the nodes that run when the file is loaded or the exercise's names are used, by their names."""
    tree, wanted = reading.tree, set(reading.exercise.defines)
    definitions: dict[str, list[ast.stmt]] = {}
    waiting: list[ast.AST] = []
    for statement in _live_statements(tree.body):
        names = _defines(statement)
        for name in names:
            definitions.setdefault(name, []).append(statement)
        if not names and not is_main_guard(statement):
            waiting.append(statement)
    # A missing name is a misspelt one: then everything counts, and the checks will say what is missing.
    for name in wanted if wanted <= definitions.keys() else list(definitions):
        waiting += definitions.pop(name, [])
    while waiting:
        node = waiting.pop()
        yield node
        if isinstance(node, ast.Name):
            waiting += definitions.pop(node.id, [])
        waiting += _live_children(node, reading)


def _defines(node: ast.stmt) -> set[str]:
    """Return the names that a statement of the top level is there to define."""
    match node:
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
            return {name}
        case ast.Assign(targets=targets) if all(isinstance(target, ast.Name | ast.Tuple) for target in targets):
            return {name.id for target in targets for name in ast.walk(target) if isinstance(name, ast.Name)}
        case ast.AnnAssign(target=ast.Name(id=name)):
            return {name}
        case ast.Import() | ast.ImportFrom():
            return {alias.asname or alias.name.partition(".")[0] for alias in node.names}
    return set()


def _live_children(node: ast.AST, reading: Reading) -> list[ast.AST]:
    """Return a node's children but for branches that can never run and inner functions that nobody names."""
    match node:
        case ast.If(test=test) | ast.While(test=test) | ast.IfExp(test=test) if (truth := _truth(test)) is not None:
            branch = node.body if truth else node.orelse
            return list(_live_statements(branch)) if isinstance(branch, list) else [branch]
        case ast.BoolOp(op=operator, values=values):
            stop = isinstance(operator, ast.Or)
            ends = [index for index, value in enumerate(values) if _truth(value) is stop]
            return list(values[: ends[0]] if ends else values)
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) if not _is_named(name, node, reading):
            return []
    children: list[ast.AST] = []
    for _, value in ast.iter_fields(node):
        if isinstance(value, list):
            children += [part for part in _live_statements(value) if isinstance(part, ast.AST)]
        elif isinstance(value, ast.AST):
            children.append(value)
    return children


def _is_named(name: str, node: Function, reading: Reading) -> bool:
    wanted = name in reading.used or name in reading.exercise.defines
    return wanted or bool(node.decorator_list) or node in reading.methods


def _live_statements(block: list[Any]) -> Iterator[Any]:
    for node in block:
        yield node
        if isinstance(node, TERMINATORS):
            return


def _truth(test: ast.expr) -> bool | None:
    """Return what a test always is, None where that depends."""
    turned = False
    while isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
        test, turned = test.operand, not turned
    match test:
        case ast.Constant(value=value):
            return bool(value) is not turned
        case ast.Name(id="TYPE_CHECKING"):
            return turned
    return None
