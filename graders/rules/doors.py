"""Back doors: ways to reach a module, a function or a loop that no import statement, name or keyword shows.

Every rule that forbids something also forbids these; without them the syntax tree says what a program uses.
"""

import ast
import re
from collections.abc import Iterator

from graders.rules.fold import Number
from graders.rules.reading import ATTRIBUTE_FUNCTIONS, Finding, Function, Reading
from graders.text import Text

HARMLESS_MODULES = frozenset(
    "__future__ abc argparse array bisect cmath collections contextlib copy dataclasses datetime decimal enum "
    "fractions functools graphlib heapq io itertools json logging math numbers numpy operator pathlib pprint queue "
    "random re statistics string support sys textwrap time traceback types typing typing_extensions warnings".split()
)
# Builtins that run text as code or hand out namespaces, with what to write instead.
BUILTIN_DOORS = frozenset("__import__ exec eval compile globals breakpoint __builtins__ __loader__ __spec__".split())
NAMESPACE_READERS = frozenset({"vars", "locals"})
# Attributes that lead from any object to the interpreter's insides.
INSIDES = frozenset(
    "__globals__ __builtins__ __subclasses__ __mro__ __bases__ __base__ __loader__ __spec__ __closure__ __self__ "
    "__import__ __reduce__ __reduce_ex__ tb_frame f_back f_globals f_builtins f_locals gi_frame cr_frame ag_frame "
    "_getframe _current_frames currentframe".split()
)
MODULES_AS_ATTRIBUTES = frozenset("sys _sys builtins importlib inspect ctypes gc".split())
# Modules whose functions are fairly chosen by a name that arrives: getattr(np, kind)(x).
LIBRARIES_OF_NAMES = frozenset("numpy math cmath operator torch support".split())
# Members of harmless modules that import, run text or read pickles.
DOORS_IN_MODULES = (
    *(f"sys.{name}" for name in "modules meta_path path_hooks path_importer_cache settrace setprofile".split()),
    *(f"numpy.testing.{name}" for name in "runstring rundocs measure".split()),
    *(f"numpy.{name}" for name in "load f2py ctypeslib distutils testing._private lib.format".split()),
    *("typing.get_type_hints", "typing.ForwardRef", "types.FunctionType", "types.CodeType", "string.Formatter"),
    *("dataclasses.make_dataclass", "logging.config", "torch.load", "torch.hub", "torch.package"),
    "torch.serialization",
)
TEXT_METHODS = frozenset("lower upper strip get pop removeprefix removesuffix replace".split())
DOOR_IN_TEXT = re.compile(r"\b(__\w+__|tb_frame|gi_frame|f_globals|f_back|_getframe|importlib)\b")


def find_doors(reading: Reading, modules: frozenset[str] = frozenset()) -> Iterator[Finding]:
    """Yield the back doors of a source. `modules` may be imported beside the harmless ones."""
    yield from _imports(reading, HARMLESS_MODULES | modules)
    yield from _names(reading)
    yield from _attributes(reading)
    yield from _computed_names(reading)
    yield from _texts(reading)


def forbid(what: str | Text, en: str, ja: str) -> Text:
    """Name the forbidden tool and say what to use instead."""
    tool = Text(what, what) if isinstance(what, str) else what
    return Text(f"This exercise forbids {tool.en}: {en}.", f"この問題では {tool.ja} は使えません。{ja}。")


def _door(what: str | Text) -> Text:
    return forbid(
        what,
        "write the steps out with ordinary imports, names and calls",
        "普通の import と名前と関数呼び出しで書いてください",
    )


def _imports(reading: Reading, allowed: frozenset[str]) -> Iterator[Finding]:
    for imported in reading.imports:
        top, _, rest = imported.path.partition(".")
        if top not in allowed:
            what = Text(f"the module {top}", f"モジュール {top}")
            yield (
                imported.line,
                forbid(what, "numpy, math and the other plain modules are enough", "numpy や math などで足ります"),
            )
        elif (
            any(_is_inside(imported.path, door) for door in DOORS_IN_MODULES)
            or set(rest.split(".")) & MODULES_AS_ATTRIBUTES
            or imported.path == "sys.*"
        ):
            yield imported.line, _door(imported.path)


def _names(reading: Reading) -> Iterator[Finding]:
    own = {
        node.name: max(part.lineno for part in (node, *_header(node)))
        for node in reading.tree.body
        if isinstance(node, Function | ast.ClassDef)
    }
    called = {id(node.func) for node in reading.nodes if isinstance(node, ast.Call)}
    bases = {id(node.value) for node in reading.nodes if isinstance(node, ast.Attribute)}
    deleted = {node.id for node in reading.nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Del)}
    for node in reading.nodes:
        if not isinstance(node, ast.Name) or not isinstance(node.ctx, ast.Load):
            continue
        name = node.id
        is_own = name in own and name not in deleted and node.lineno > own[name]
        reads = name in NAMESPACE_READERS and id(node) in called
        passed_on = name in ATTRIBUTE_FUNCTIONS and id(node) not in called
        if (name in BUILTIN_DOORS and not is_own) or ((reads or passed_on) and name not in reading.bound):
            yield node.lineno, _door(name)
        elif "sys" in reading.aliases.get(name, ()) and id(node) not in bases:
            yield node.lineno, _door("sys")


def _header(node: Function | ast.ClassDef) -> list[ast.expr]:
    """Return what is evaluated before the name is bound."""
    if isinstance(node, ast.ClassDef):
        return [*node.decorator_list, *node.bases, *(keyword.value for keyword in node.keywords)]
    defaults = [default for default in node.args.kw_defaults if default is not None]
    return [*node.decorator_list, *node.args.defaults, *defaults]


def _attributes(reading: Reading) -> Iterator[Finding]:
    for node, line, name in reading.attributes():
        of_self = isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "self"
        if name in INSIDES or (name in MODULES_AS_ATTRIBUTES and not of_self):
            yield line, _door(name)
        elif isinstance(node, ast.Attribute):
            if name in {"__dict__", "__getattr__"} and reading.paths(node):
                yield line, _door(name)
            if name == "__getattribute__" and not isinstance(node.value, ast.Call) and not _is_object(node.value):
                yield line, _door(name)
            for path in reading.paths(node):
                if any(_is_inside(path, door) for door in DOORS_IN_MODULES):
                    yield line, _door(path)
    for node in reading.nodes:
        if isinstance(node, ast.keyword) and node.arg == "allow_pickle":
            yield node.value.lineno, _door("allow_pickle")


def _is_object(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id == "object"


def _computed_names(reading: Reading) -> Iterator[Finding]:
    """Yield getattr and the like with names that are put together so that the tree cannot tell them."""
    for node in reading.nodes:
        if not isinstance(node, ast.Call):
            continue
        position = ATTRIBUTE_FUNCTIONS.get(getattr(node.func, "attr", getattr(node.func, "id", "")))
        if position is None or len(node.args) <= position:
            continue
        name = node.args[position]
        owner = node.args[0] if position else None
        if name in reading.constants:
            continue
        owners = {path.partition(".")[0] for path in reading.paths(owner)} if owner is not None else set()
        if owner is None or owners - LIBRARIES_OF_NAMES or not _is_plain(name):
            yield node.lineno, _door(Text("attribute names that are computed", "計算で組み立てた属性名"))


def _is_plain(name: ast.expr) -> bool:
    """Say whether a name comes from somewhere as it is, or has a fixed beginning: getattr(self, f"visit_{kind}")."""
    match name:
        case ast.Name() | ast.Attribute() | ast.Subscript(slice=ast.Name() | ast.Constant() | ast.Attribute()):
            return True
        case ast.JoinedStr(values=[first, *_]) | ast.BinOp(left=first, op=ast.Add()):
            return isinstance(first, ast.Constant) and isinstance(first.value, str) and len(first.value.strip("_")) > 1
        case ast.Call(func=ast.Attribute(attr=method, value=ast.Name() | ast.Attribute())):
            return method in TEXT_METHODS
    return False


def _texts(reading: Reading) -> Iterator[Finding]:
    for node, text in reading.constants.items():
        if isinstance(text, Number | tuple) or node in reading.texts or isinstance(node, ast.Name):
            continue
        for word in DOOR_IN_TEXT.findall(text):
            if word in INSIDES | BUILTIN_DOORS or word == "importlib":
                yield getattr(node, "lineno", 1), _door(word)


def _is_inside(path: str, module: str) -> bool:
    return path == module or path.startswith(f"{module}.")
