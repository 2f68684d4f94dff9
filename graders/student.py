"""The student's module as a check sees it: names, calls and operators that are answered by the runner.

Whatever comes back is plain data of the judge's own, or a `Remote`: an opaque handle that can be called, asked for
attributes and combined with operators, but never believed. A Remote has no truth, no equality and no number; what
arithmetic makes of it stays in the runner too, until an attribute, an element or `fetch` asks for data.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from types import ModuleType
from typing import Any, NoReturn

import torch

from graders.conversation import CallAnswer, CallEffects, Conversation
from graders.fault import StudentFaultError
from graders.lent import Lent, LentTensor
from graders.report import Verdict
from graders.request import ValueWriter
from graders.text import Text
from graders.wire import Handle


class Remote:
    """An object that lives in the runner. It can be called, asked and combined; only data comes home."""

    def __init__(
        self, conversation: Conversation, token: dict[str, Any], name: str, recipe: "Recipe | None" = None
    ) -> None:
        object.__setattr__(self, "_conversation", conversation)
        object.__setattr__(self, "_token", token)
        object.__setattr__(self, "_name", name)
        object.__setattr__(self, "_recipe", recipe)

    def __call__(self, *arguments: Any, **keywords: Any) -> Any:
        """Call the object in the runner."""
        return call(self, *arguments, **keywords)

    def __getattr__(self, name: str) -> Any:
        return get(self, name)

    def __getitem__(self, key: Any) -> Any:
        return call(
            Remote(self._conversation, {"t": "ref", "root": "operator", "path": ["getitem"]}, self._name), self, key
        )

    def __setattr__(self, name: str, value: Any) -> None:
        raise TypeError("a check cannot set attributes of the student's objects; do it in support.py")

    def __repr__(self) -> str:
        return f"<{self._name} in the runner>"

    def _misused(self, *_: Any) -> NoReturn:
        kind = self._token.get("type", "object")
        raise StudentFaultError(
            Verdict.FAILED,
            Text(
                f"{self._name} is an object of type {kind}, where a number, a list or a tensor is expected.",
                f"{self._name} は {kind} 型のオブジェクトです。数値、リスト、テンソルのいずれかが必要です。",
            ),
            {"kind": "type", "got": kind},
        )

    __bool__ = __float__ = __int__ = __len__ = __iter__ = __index__ = __contains__ = __array__ = _misused


def _make_operator(name: str, *, reflected: bool) -> Callable[..., Any]:
    def apply(self: Remote, *others: Any) -> Any:
        function = Remote(self._conversation, {"t": "ref", "root": "operator", "path": [name]}, self._name)
        operands = (*others, self) if reflected else (self, *others)
        return keep(function, *operands)

    return apply


Recipe = Callable[[ModuleType, ModuleType], Any]  # makes the same object of reference and support in the judge


def find_counterpart(value: Any, reference: ModuleType, support: ModuleType) -> Any:
    """Return what stands in the judge for a value of a check: the reference's function for the student's, and so on.

    Raises:
        LookupError: it was made in a way that has no counterpart.
    """
    if isinstance(value, Remote):
        if value._recipe is None:
            raise LookupError(f"{value!r} has no counterpart in the judge")
        return value._recipe(reference, support)
    if isinstance(value, list | tuple):
        return type(value)(find_counterpart(item, reference, support) for item in value)
    return value


for _name in ("add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "matmul"):
    setattr(Remote, f"__{_name}__", _make_operator(_name, reflected=False))
    setattr(Remote, f"__r{_name}__", _make_operator(_name, reflected=True))
for _name in ("neg", "pos", "abs"):
    setattr(Remote, f"__{_name}__", _make_operator(_name, reflected=False))


class Student:
    """The student's module: `student.f(x)`, `student.Value(2.0) * 3`, `student.LIMIT`, `student.support.make(..)`."""

    def __init__(self, conversation: Conversation, functions: tuple[str, ...] = ()) -> None:
        self._conversation, self._functions = conversation, functions

    @property
    def effects(self) -> CallEffects:
        """What the last call did to its arguments."""
        return self._conversation.effects

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        self._conversation.ensure_loaded()
        if name == "support":
            return Support(self._conversation)
        if name in self._conversation.functions:
            home = _bring_home(self._conversation, self._conversation.functions[name], name)
            return _follow(home, lambda reference, _: getattr(reference, name))
        found = get(Remote(self._conversation, {"t": "ref", "root": "student", "path": []}, "your file"), name)
        if name in self._functions and not isinstance(found, Remote):
            raise _not_callable(name, found)
        return _follow(found, lambda reference, _: getattr(reference, name))


def _not_callable(name: str, found: Any) -> StudentFaultError:
    kind = "None" if found is None else type(found).__name__
    return StudentFaultError(
        Verdict.FAILED,
        Text(
            f"{name} should be a function or a class, as in the starter file, not {kind}.",
            f"{name} は雛形の通り関数かクラスのはずですが、{kind} です。",
        ),
        {"kind": "type", "got": kind},
    )


class Support:
    """The exercise's support.py in the runner; what its functions make stays there, as handles."""

    def __init__(self, conversation: Conversation) -> None:
        self._conversation = conversation

    def __getattr__(self, name: str) -> Callable[..., Remote]:
        function = Remote(self._conversation, {"t": "ref", "root": "support", "path": [name]}, name)

        def make(*arguments: Any, **keywords: Any) -> Remote:
            def make_here(reference: ModuleType, support: ModuleType) -> Any:
                return getattr(support, name)(*find_counterpart(arguments, reference, support), **keywords)

            kept = keep(function, *arguments, **keywords)
            _follow(kept, make_here)
            return kept

        return make


def lend(student: Student, own: Callable[..., Any] | torch.Tensor) -> Lent | LentTensor:
    """Let the student's code call a function that stays in the judge, or compute with a tensor of the judge's.

    The function is counted and looked at in the judge. The tensor is for the arguments of a call or of a `case`: the
    student's code gets an ordinary tensor of the same values, and the judge repeats on its own what was done with it.
    What then comes home is the judge's, on the graph of `own`; what was computed past PyTorch, as by NumPy or
    `item()`, or by a lent function, is a constant.
    """
    return student._conversation.lend(own)


def engine_function(conversation: Conversation, name: str) -> Remote:
    """Return one of the runner's own questions about differentiation (graders/runner/engine.py)."""
    conversation.ensure_loaded()
    return Remote(conversation, {"t": "ref", "root": "engine", "path": [name]}, name)


def call(function: Remote, *arguments: Any, **keywords: Any) -> Any:
    """Call a remote function; return data, or a Remote for anything that is not data."""
    conversation, writer, request = _prepare(function, arguments, keywords)
    (answer,) = conversation.ask({"ask": "call", "calls": [request]}, writer, what=function._name)
    if answer.fault is not None:
        raise answer.fault
    return _bring_home(conversation, answer.value, f"{function._name}(...)")


def call_each(
    function: Remote, arguments: Iterable[tuple[Any, ...]], meanwhile: Callable[[], None] = lambda: None
) -> list[CallAnswer]:
    """Call a remote function once for each tuple of arguments, in one question; a call that fails stops no other.

    `meanwhile` is done in the judge while the runner works.

    Raises:
        StudentFaultError: there is no answer at all.
    """
    conversation: Conversation = function._conversation
    conversation.ensure_loaded()
    writer = ValueWriter(_token_of)
    calls = [_write_call(function, each, {}, writer) for each in arguments]
    answers = conversation.ask({"ask": "call", "calls": calls}, writer, what=function._name, meanwhile=meanwhile)
    name = f"{function._name}(...)"
    return [replace(answer, value=_bring_home(conversation, answer.value, name)) for answer in answers]


def keep(function: Remote, *arguments: Any, **keywords: Any) -> Remote:
    """Call a remote function and leave its result in the runner, graph and all, whatever it is.

    The call travels with the next question; should it fail, that question says so.

    Raises:
        TypeError: a tensor is lent to the call: nothing of it would come home.
    """
    if any(isinstance(each, LentTensor) for each in (*arguments, *keywords.values())):
        raise TypeError("what is kept stays in the runner: call the function to see what it does with a lent tensor")
    conversation, writer, request = _prepare(function, arguments, keywords)
    return Remote(conversation, conversation.keep(request, writer), f"{function._name}(...)")


def _prepare(
    function: Remote, arguments: tuple[Any, ...], keywords: dict[str, Any]
) -> tuple[Conversation, ValueWriter, dict[str, Any]]:
    conversation: Conversation = function._conversation
    conversation.ensure_loaded()
    writer = ValueWriter(_token_of)
    return conversation, writer, _write_call(function, arguments, keywords, writer)


def _write_call(
    function: Remote, arguments: tuple[Any, ...], keywords: dict[str, Any], writer: ValueWriter
) -> dict[str, Any]:
    return {
        "target": function._token,
        "arguments": [writer.write(argument) for argument in arguments],
        "keywords": {name: writer.write(argument) for name, argument in keywords.items()},
    }


def fetch(remote: Remote) -> Any:
    """Bring home a kept value, as data where it is data."""
    return call(engine_function(remote._conversation, "fetch"), remote)


def get(owner: Remote, name: str) -> Any:
    """Return an attribute of a remote object, as data where it is data.

    Raises:
        StudentFaultError: there is none of that name.
    """
    if name.startswith("__"):
        raise AttributeError(name)  # pytest, copy and the like probe for protocols: a Remote has none
    conversation: Conversation = owner._conversation
    writer = ValueWriter(_token_of)
    request = {"ask": "get", "target": owner._token, "name": name}
    (answer,) = conversation.ask(request, writer, what=name)
    recipe = owner._recipe
    home = _bring_home(conversation, answer.value, name)
    return home if recipe is None else _follow(home, lambda *modules: getattr(recipe(*modules), name))


def _follow(found: Any, recipe: Recipe) -> Any:
    """Note how the judge can make the counterpart of what was found."""
    if isinstance(found, Remote):
        object.__setattr__(found, "_recipe", recipe)
    return found


def _token_of(value: Any) -> dict[str, Any] | None:
    if isinstance(value, Lent):
        return value.token
    return value._token if isinstance(value, Remote) else None


def _bring_home(conversation: Conversation, value: Any, name: str) -> Any:
    if isinstance(value, Handle):
        return Remote(conversation, {"t": "handle", "id": value.id, "type": value.type}, name)
    if isinstance(value, list):
        return [_bring_home(conversation, item, name) for item in value]
    if isinstance(value, tuple):
        return tuple(_bring_home(conversation, item, name) for item in value)
    if isinstance(value, dict):
        return {key: _bring_home(conversation, item, name) for key, item in value.items()}
    return value
