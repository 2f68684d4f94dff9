"""The rule no-solver: no library function that solves equations or fits a curve at once, however it is called."""

import ast
from collections.abc import Iterator

from graders.rules.doors import find_doors, forbid
from graders.rules.reading import Finding, Reading
from graders.text import Text

# Words in the names of functions that solve, invert, decompose or fit: lstsq, torch.cholesky_solve, aten.linalg_inv_ex.
SOLVING_WORDS = frozenset(
    "solve lstsq inv inverse pinv pinverse tensorinv tensorsolve cholesky qr svd lu ldl eig eigh geqrf polyfit "
    "regression".split()
)
SOLVING_NAMES = frozenset({"matrix_power", "asmatrix", "bmat"})
SOLVING_CLASSES = frozenset({"numpy.polynomial", "numpy.matrix"})
LINEAR_ALGEBRA = frozenset({"torch.linalg", "numpy.linalg"})


def no_solver(reading: Reading) -> Iterator[Finding]:
    """Yield uses of direct solvers; norms and products of linear algebra are free."""
    for imported in reading.imports:
        if any(_solves(part) for part in imported.path.split(".")) or _is_solving_class(imported.path):
            yield imported.line, _descend_instead(imported.path)
    for node, line, name in reading.attributes():
        paths = reading.paths(node)
        is_own = name in reading.own_names and not paths
        if (_solves(name) and not is_own) or any(_is_solving_class(path) for path in paths):
            yield line, _descend_instead(name)
    yield from _star_names(reading)
    yield from _chosen_by_name(reading)
    yield from find_doors(reading, frozenset({"torch"}))


def _solves(name: str) -> bool:
    return name in SOLVING_NAMES or not SOLVING_WORDS.isdisjoint(name.split("_"))


def _is_solving_class(path: str) -> bool:
    return any(path == solving or path.startswith(f"{solving}.") for solving in SOLVING_CLASSES)


def _star_names(reading: Reading) -> Iterator[Finding]:
    if not any(imported.name == "*" for imported in reading.imports):
        return
    for node in reading.nodes:
        if isinstance(node, ast.Name) and _solves(node.id) and node.id not in reading.bound:
            yield node.lineno, _descend_instead(node.id)


def _chosen_by_name(reading: Reading) -> Iterator[Finding]:
    """Yield getattr(np.linalg, name) where the tree does not tell the name."""
    for node in reading.nodes:
        match node:
            case ast.Call(func=ast.Name(id="getattr"), args=[owner, name, *_]) if name not in reading.constants:
                if reading.paths(owner) & LINEAR_ALGEBRA:
                    yield node.lineno, _descend_instead(Text("a solver chosen by its name", "名前で選んだ解法"))


def _descend_instead(what: str | Text) -> Text:
    return forbid(
        what,
        "let gradient descent find the parameters, step by step",
        "勾配降下法で一歩ずつ求めてください",
    )
