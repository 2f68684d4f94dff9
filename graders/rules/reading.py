"""What a source says, read once for all rules: its live code, its imports, its own names, its constants."""

import ast
from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from graders.bank import Exercise
from graders.rules.fold import Folded, fold_constants
from graders.text import Text

Finding = tuple[int, Text]
Function = ast.FunctionDef | ast.AsyncFunctionDef
MAX_PATHS, MAX_PARTS = 8, 20


@dataclass(frozen=True)
class Import:
    """One imported module or member: `import a.b as c` is a.b, as c, which stands for a.b."""

    line: int
    path: str
    name: str
    target: str


class Reading:
    """One source and the exercise it is for; every walk is iterative, so depth cannot hurt."""

    def __init__(self, tree: ast.Module, exercise: Exercise) -> None:
        self.tree, self.exercise = tree, exercise
        self.nodes = list(walk_live(tree))  # parents before children
        self.imports = list(_imports(self.nodes))
        self._paths: dict[ast.AST, set[str]] = {}

    @cached_property
    def constants(self) -> dict[ast.AST, Folded]:
        """The values of expressions that follow from constants alone."""
        stores = Counter(name for node in self.nodes for name in bound_names(node))
        once: dict[str, ast.expr] = {}
        for node in self.nodes:
            match node:
                case (
                    ast.Assign(targets=[ast.Name(id=name)], value=value)
                    | ast.NamedExpr(target=ast.Name(id=name), value=value)
                ):
                    once[name] = value
                case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
                    once[name] = value
        return fold_constants(self.nodes, {name: value for name, value in once.items() if stores[name] == 1})

    @cached_property
    def texts(self) -> frozenset[ast.AST]:
        """Strings that stand alone as statements: documentation."""
        return frozenset(node.value for node in self.nodes if isinstance(node, ast.Expr))

    @cached_property
    def aliases(self) -> dict[str, set[str]]:
        """What each name may stand for: np -> numpy, o -> torch.optim, also after `o = torch.optim`."""
        found: dict[str, set[str]] = {}
        for imported in self.imports:
            found.setdefault(imported.name, set()).add(imported.target)
        for node in self.nodes:
            match node:
                case (
                    ast.Assign(targets=[ast.Name(id=name)], value=value)
                    | ast.NamedExpr(target=ast.Name(id=name), value=value)
                ):
                    paths = _resolve(value, found)
                    if paths and len(found.get(name, ())) < MAX_PATHS:
                        found.setdefault(name, set()).update(paths)
        return found

    @cached_property
    def own_names(self) -> frozenset[str]:
        """What the file, its starter or its support code defines: functions, classes, methods, attributes of self."""
        public = find_defined(list(ast.walk(_parse(self.exercise.support + "\n" + self.exercise.starter))))
        return find_defined(self.nodes) | public

    @cached_property
    def bound(self) -> frozenset[str]:
        """Every name that the file binds in any way but by import."""
        return frozenset(
            name
            for node in self.nodes
            if not isinstance(node, ast.Import | ast.ImportFrom)
            for name in bound_names(node)
        )

    @cached_property
    def used(self) -> frozenset[str]:
        """Every name and attribute that the file reads."""
        names = {node.id for node in self.nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)}
        return frozenset(names | {node.attr for node in self.nodes if isinstance(node, ast.Attribute)})

    @cached_property
    def methods(self) -> frozenset[ast.AST]:
        """The functions that stand in a class body."""
        return frozenset(part for node in self.nodes if isinstance(node, ast.ClassDef) for part in node.body)

    def paths(self, node: ast.AST) -> set[str]:
        """Return the dotted paths that an expression names, from the imports: np.linalg -> numpy.linalg."""
        if node not in self._paths:
            self._paths[node] = _resolve(node, self.aliases)
        return self._paths[node]

    def attributes(self) -> Iterator[tuple[ast.AST, int, str]]:
        """Yield every attribute that is named in any way: a.b, case A(b=..), getattr(a, "b"), attrgetter("b.c")."""
        for node in self.nodes:
            match node:
                case ast.Attribute():
                    yield node, node.lineno, node.attr
                case ast.MatchClass():
                    for name in node.kwd_attrs:
                        yield node, node.lineno, name
                case ast.Call():
                    for name in self._named_attributes(node):
                        yield node, node.lineno, name

    def _named_attributes(self, call: ast.Call) -> list[str]:
        function = getattr(call.func, "attr", getattr(call.func, "id", ""))
        position = ATTRIBUTE_FUNCTIONS.get(function)
        arguments = call.args if position is None else call.args[position:]
        if position is None:
            return []
        texts = [self.constants.get(argument) for argument in arguments]
        return [part for text in texts if isinstance(text, str) for part in text.split(".")]


# Functions that take an attribute's name as a string, and from which position on.
ATTRIBUTE_FUNCTIONS = {
    "getattr": 1,
    "setattr": 1,
    "delattr": 1,
    "attrgetter": 0,
    "methodcaller": 0,
    "__getattribute__": 0,
    "__getattr__": 0,
}


def find_defined(nodes: list[ast.AST]) -> frozenset[str]:
    """Return the names of functions, classes, methods, and of attributes that are set: self.a, node.a, N(a=1).

    That something requires a gradient may be said of one's own objects only, for it is also how tensors are told.
    """
    names = set()
    for node in nodes:
        match node:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                names.add(name)
            case ast.Attribute(value=ast.Name(id="self"), attr=name, ctx=ast.Store()):
                names.add(name)
            case ast.AnnAssign(target=ast.Name(id=name)):
                names.add(name)
            case ast.Attribute(attr=name, ctx=ast.Store()) | ast.keyword(arg=str(name)) if name != "requires_grad":
                names.add(name)
    return frozenset(names)


@lru_cache(maxsize=256)
def _parse(trusted_source: str) -> ast.Module:
    return ast.parse(trusted_source)


def walk_live(tree: ast.Module) -> Iterator[ast.AST]:
    """Yield all nodes, parents first, but for what only `python submission.py` would run.

    A source that binds __name__ itself could make that block run, so it gets no such leave.
    """
    nodes = list(ast.walk(tree))
    if not any(map(is_main_guard, tree.body)) or any("__name__" in bound_names(node) for node in nodes):
        yield from nodes
        return
    waiting: deque[ast.AST] = deque([tree])
    while waiting:
        node = waiting.popleft()
        yield node
        if node is tree:
            for statement in tree.body:
                waiting.extend(getattr(statement, "orelse", []) if is_main_guard(statement) else [statement])
        else:
            waiting.extend(ast.iter_child_nodes(node))


def is_main_guard(node: ast.stmt) -> bool:
    """Say whether a statement is `if __name__ == "__main__":`."""
    match node:
        case ast.If(
            test=ast.Compare(left=ast.Name(id="__name__"), ops=[ast.Eq()], comparators=[ast.Constant(value="__main__")])
        ):
            return True
    return False


def bound_names(node: ast.AST) -> tuple[str, ...]:
    """Return the names that one node binds."""
    match node:
        case ast.Name(id=name, ctx=ast.Store() | ast.Del()):
            return (name,)
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
            return (name,)
        case ast.arg(arg=name):
            return (name,)
        case ast.alias(name=name, asname=alias):
            return (alias or name.partition(".")[0],)
        case ast.ExceptHandler(name=str(name)) | ast.MatchAs(name=str(name)) | ast.MatchStar(name=str(name)):
            return (name,)
        case ast.MatchMapping(rest=str(name)):
            return (name,)
        case ast.Global(names=names) | ast.Nonlocal(names=names):
            return tuple(names)
    return ()


def _imports(nodes: list[ast.AST]) -> Iterator[Import]:
    for node in nodes:
        if isinstance(node, ast.Import):
            for alias in node.names:
                top = alias.name.partition(".")[0]
                yield Import(node.lineno, alias.name, alias.asname or top, alias.name if alias.asname else top)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            for alias in node.names:
                path = f"{node.module or ''}.{alias.name}"
                yield Import(node.lineno, path, alias.asname or alias.name, path)


def _resolve(node: ast.AST, aliases: dict[str, set[str]]) -> set[str]:
    parts: list[str] = []
    while isinstance(node, ast.Attribute) and len(parts) < MAX_PARTS:
        parts.append(node.attr)
        node = node.value
    if not isinstance(node, ast.Name):
        return set()
    return {".".join([path, *reversed(parts)]) for path in aliases.get(node.id, ())}
