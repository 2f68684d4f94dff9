"""The rule no-loop: no loop statement, no comprehension, no recursion, no function that loops over Python code."""

import ast
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter

from graders.rules.doors import find_doors, forbid
from graders.rules.reading import Finding, Function, Reading
from graders.text import Text

LOOPS = {
    ast.For: Text("for loops", "for ループ"),
    ast.AsyncFor: Text("for loops", "for ループ"),
    ast.While: Text("while loops", "while ループ"),
    ast.ListComp: Text("list comprehensions", "リスト内包表記"),
    ast.SetComp: Text("set comprehensions", "集合内包表記"),
    ast.DictComp: Text("dict comprehensions", "辞書内包表記"),
    ast.GeneratorExp: Text("generator expressions", "ジェネレータ式"),
}
BUILTIN_LOOPS = frozenset({"map", "filter"})
LIBRARY_LOOPS = (
    *("functools.reduce", "itertools", "operator.length_hint"),
    *(f"numpy.{name}" for name in "vectorize frompyfunc fromiter apply_along_axis apply_over_axes".split()),
    *(f"numpy.{name}" for name in "nditer ndenumerate ndindex".split()),
)
# Methods that call Python code once for each element: tensor.apply_(f).
LOOPING_METHODS = frozenset({"apply_", "map_", "map2_"})
ITERATION_PROTOCOL = frozenset({"__next__", "__iter__", "__getitem__"})
KEYED = frozenset({"sorted", "min", "max", "sort"})


def no_loop(reading: Reading) -> Iterator[Finding]:
    """Yield loops in every form that the tree shows."""
    for node in reading.nodes:
        if type(node) in LOOPS:
            yield _loop(node, LOOPS[type(node)])
        elif isinstance(node, ast.Name) and node.id in BUILTIN_LOOPS and node.id not in reading.bound:
            yield _loop(node, node.id)
        elif isinstance(node, Function) and node.name in ITERATION_PROTOCOL:
            yield _loop(node, node.name)
        elif isinstance(node, ast.Call):
            yield from _looping_calls(node)
    yield from _library_loops(reading)
    yield from _recursion(reading)
    yield from find_doors(reading, frozenset({"torch"}))


def _loop(node: ast.AST, what: str | Text) -> Finding:
    en, ja = "compute with whole arrays at once (x * y, x @ y, x.sum())", "配列全体をまとめて計算してください"
    return getattr(node, "lineno", 1), forbid(what, en, ja)


def _looping_calls(call: ast.Call) -> Iterator[Finding]:
    name = getattr(call.func, "attr", getattr(call.func, "id", ""))
    if name in KEYED and any(keyword.arg == "key" for keyword in call.keywords):
        yield _loop(call, f"{name}(key=...)")
    if name == "iter" and isinstance(call.func, ast.Name) and len(call.args) == 2:
        yield _loop(call, "iter(function, sentinel)")
    passed = {argument.id for argument in call.args if isinstance(argument, ast.Name)}
    if isinstance(call.func, ast.Name) and call.func.id in passed:
        yield _loop(call, Text("recursion (a function that is given itself)", "再帰（自分自身を渡す関数）"))


def _library_loops(reading: Reading) -> Iterator[Finding]:
    for imported in reading.imports:
        if any(imported.path == f"{loop}.*" for loop in LIBRARY_LOOPS):
            yield imported.line, _loop(reading.tree, imported.path)[1]
    for node in reading.nodes:
        if isinstance(node, ast.Attribute) and node.attr in LOOPING_METHODS - reading.own_names:
            yield _loop(node, node.attr)
        if isinstance(node, ast.Attribute | ast.Name) and isinstance(node.ctx, ast.Load):
            for path in reading.paths(node):
                if any(path == loop or path.startswith(f"{loop}.") for loop in LIBRARY_LOOPS):
                    yield _loop(node, path)


def _recursion(reading: Reading) -> Iterator[Finding]:
    """Yield the functions that call themselves, directly or through each other."""
    lines, calls = _call_graph(reading)
    try:
        TopologicalSorter(calls).prepare()
    except CycleError as error:
        circle = error.args[1]
        name = min(circle, key=lines.__getitem__)
        short = name.rpartition(".")[2]
        what = Text(f"recursion ({short} calls itself)", f"再帰（{short} が自分自身を呼び出すこと）")
        yield lines[name], _loop(reading.tree, what)[1]


def _call_graph(reading: Reading) -> tuple[dict[str, int], dict[str, set[str]]]:
    """Return each function's line, and the functions that it names; a method is Class.name."""
    bodies: dict[str, list[ast.AST]] = {}
    lines: dict[str, int] = {}
    for node in reading.nodes:
        match node:
            case ast.ClassDef():
                for method in node.body:
                    if isinstance(method, Function):
                        bodies.setdefault(f"{node.name}.{method.name}", []).append(method)
                        lines.setdefault(f"{node.name}.{method.name}", method.lineno)
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) if node not in reading.methods:
                bodies.setdefault(name, []).append(node)
                lines.setdefault(name, node.lineno)
            case (
                ast.Assign(targets=[ast.Name(id=name)], value=ast.Lambda() as function)
                | ast.NamedExpr(target=ast.Name(id=name), value=ast.Lambda() as function)
            ):
                bodies.setdefault(name, []).append(function)
                lines.setdefault(name, function.lineno)
    calls = {name: {called for body in found for called in _named_in(body, name)} for name, found in bodies.items()}
    return lines, {name: called & bodies.keys() for name, called in calls.items()}


def _named_in(function: ast.AST, name: str) -> set[str]:
    """Return the functions and methods of the same class that a body names; its parameters and variables are none."""
    owner = name.rpartition(".")[0]
    parts = list(ast.walk(function))
    parameters = {part.arg for part in parts if isinstance(part, ast.arg)}
    # f.calls += 1 and getattr(f, "calls", 0) count on the function itself, they do not call it
    marked = {id(part.value) for part in parts if isinstance(part, ast.Attribute) and part.attr != "__call__"}
    marked |= {
        id(part.args[0])
        for part in parts
        if isinstance(part, ast.Call)
        and part.args
        and getattr(part.func, "id", "") in {"getattr", "setattr", "hasattr"}
    }
    called = {part.id for part in parts if isinstance(part, ast.Name) and id(part) not in marked}
    methods = {
        f"{owner}.{part.attr}"
        for part in parts
        if isinstance(part, ast.Attribute)
        and isinstance(part.value, ast.Name)
        and part.value.id in {"self", "cls", owner}
    }
    stored = {part.id for part in parts if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Store)}
    return (called - parameters - stored) | methods
