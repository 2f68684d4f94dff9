"""Answers the judge's questions about one submission. From the load on, nothing in this process is trusted."""

import builtins
import errno
import inspect
import linecache
import operator
import sys
import types
from collections.abc import Callable
from contextlib import nullcontext
from typing import Any, Protocol

import torch

from . import engine
from .lent import LentFunction
from .tape import Tape
from .values import MAX_WEIGHT, Decoder, Encoder, Handles, Memory, TooLargeError
from .withhold import withhold

FILE_NAME = "submission.py"
MAX_FRAMES = 20
MAX_MESSAGE = 2000


class Questions(Protocol):
    """Where requests come from and replies go: the job socket, or a rehearsal's script."""

    def receive(self) -> tuple[dict[str, Any], bytes]:
        """Return the next request and its payload."""

    def send(self, header: dict[str, Any], payload: bytes = b"") -> None:
        """Take a reply."""


class Server:
    """Hold the student's module and answer load, get, keep and call until the judge hangs up."""

    def __init__(self, stream: Questions) -> None:
        self._stream = stream
        self._handles = Handles()
        self._roots: dict[str, Any] = {"operator": operator, "engine": engine, "builtins": builtins}
        self._room = MAX_WEIGHT  # what is left of it for the reply at hand
        self._answers = {"load": self._load, "get": self._get, "call": self._call, "keep": self._keep}

    def run(self) -> None:
        """Answer requests for ever.

        Raises:
            EOFError: the judge hung up.
        """
        failed: tuple[dict[str, Any], bytes] | None = None
        while True:
            request, payload = self._stream.receive()
            self._room = MAX_WEIGHT
            reply = failed or guard(self._answers[request["ask"]], request, payload)
            if request["ask"] == "keep":
                # Nobody waits for this one: it is sent together with the next question, which tells of a failure.
                failed = reply if reply[0]["r"] != "kept" else None
                continue
            failed = None
            flush_output()
            self._send(*reply)

    def _send(self, reply: dict[str, Any], body: bytes) -> None:
        try:
            self._stream.send(reply, body)
        except OverflowError:
            self._stream.send({"r": "too_large", "what": "a result"})

    def _load(self, request: dict[str, Any], _payload: bytes) -> tuple[dict[str, Any], bytes]:
        support = load_module("support", request["support"], "support.py") if request["support"] else None
        self._roots["support"] = support
        withhold(request["blocked"])
        module = self._roots["student"] = load_module("submission", request["source"], FILE_NAME)
        found = {name: getattr(module, name, None) for name in request["defines"]}
        functions = {name: self._handles.keep(value) for name, value in found.items() if callable(value)}
        return {"r": "loaded", "functions": functions}, b""

    def _get(self, request: dict[str, Any], payload: bytes) -> tuple[dict[str, Any], bytes]:
        target = Decoder(self._handles, self._roots, payload).decode(request["target"])
        name = request["name"]
        if not hasattr(target, name):
            names = [str(known)[:80] for known in vars(target)] if hasattr(target, "__dict__") else []
            return {"r": "missing", "names": [known for known in names if not known.startswith("_")][:200]}, b""
        return self._encode(getattr(target, name), Memory([]))

    def _call(self, request: dict[str, Any], payload: bytes) -> tuple[dict[str, Any], bytes]:
        decoder = Decoder(self._handles, self._roots, payload, self._lend)
        answers, parts = [], []
        for call in request["calls"]:
            answer, part = guard(self._answer_call, decoder.decode_call(call), decoder.lent)
            answers.append(answer)
            parts.append(part)
        return {"r": "answers", "answers": answers}, b"".join(parts)

    def _answer_call(
        self, call: tuple[Any, list[Any], dict[str, Any]], lent: dict[int, torch.Tensor]
    ) -> tuple[dict[str, Any], bytes]:
        target, arguments, keywords = call
        memory = Memory({**{str(index): argument for index, argument in enumerate(arguments)}, **keywords})
        tape = Tape(lent) if lent else None
        with tape or nullcontext():
            result = invoke(target, arguments, keywords)
        # What a class makes is an object to talk to, even where a careless __new__ makes it a number.
        if isinstance(target, type):
            return {"r": "value", "value": self._handles.keep(result), **effects(memory)}, b""
        return self._encode(result, memory, tape)

    def _keep(self, request: dict[str, Any], payload: bytes) -> tuple[dict[str, Any], bytes]:
        target, arguments, keywords = Decoder(self._handles, self._roots, payload, self._lend).decode_call(request)
        self._handles.name(request["name"], invoke(target, arguments, keywords))
        return {"r": "kept"}, b""

    def _lend(self, number: int) -> LentFunction:
        """Return the function of the judge's that has this number; it asks by the stream, and waits for the answer."""

        def ask(what: str, record: int, values: list[Any], in_dims: list[Any] | None = None) -> tuple[int, Any]:
            encoder = Encoder(self._handles, Memory([]))
            trees = [encoder.encode(value) for value in values]
            question = {"r": "asks", "function": number, "what": what, "record": record, "values": trees}
            self._stream.send({**question, "in_dims": in_dims}, encoder.payload)
            answer, payload = self._stream.receive()
            if "raises" in answer:
                raise LentError(answer["raises"])
            return answer["record"], Decoder(self._handles, self._roots, payload).decode(answer["value"])

        return LentFunction(ask)

    def _encode(self, result: Any, memory: Memory, tape: Tape | None = None) -> tuple[dict[str, Any], bytes]:
        encoder = Encoder(self._handles, memory, self._room, tape)
        answer = {"r": "value", "value": encoder.encode(result), **effects(memory)}
        self._room = encoder.room
        if tape is None:
            return answer, encoder.payload
        constants = Encoder(self._handles, Memory([]), self._room)
        answer["tape"] = tape.write(encoder.taped, constants.encode)
        self._room = constants.room
        return answer, constants.payload + encoder.payload


def guard(answer: Callable[..., tuple[dict[str, Any], bytes]], *arguments: Any) -> tuple[dict[str, Any], bytes]:
    """Return an answer; where it cannot be given, one that says why."""
    try:
        return answer(*arguments)
    except TooLargeError as error:
        return {"r": "too_large", "what": str(error)[:MAX_MESSAGE]}, b""
    except SignatureError as error:
        return {"r": "signature", "signature": str(error)}, b""
    except engine.UnfitError as error:
        return {"r": "unfit", "en": error.en, "ja": error.ja, "kind": error.kind}, b""
    except BaseException as error:  # a student's exception of any kind is an answer, not an accident
        return describe_exception(error), b""


def effects(memory: Memory) -> dict[str, Any]:
    """Tell what a call did to its arguments."""
    return {"changed": memory.changed(), "grads_left": memory.grads_left()}


def load_module(name: str, source: str, file_name: str) -> types.ModuleType:
    """Execute source text as a module; `linecache` lets its own lines stand in tracebacks."""
    module = types.ModuleType(name)
    module.__file__ = file_name
    sys.modules[name] = module
    linecache.cache[file_name] = (len(source), None, source.splitlines(True), file_name)
    exec(compile(source, file_name, "exec", dont_inherit=True), module.__dict__)  # noqa: S102  this is the runner
    return module


class LentError(RuntimeError):
    """Say why a function of the judge's gave no answer."""


class SignatureError(Exception):
    """Say that a function cannot take the arguments that the exercise gives it."""


def invoke(target: Any, arguments: list[Any], keywords: dict[str, Any]) -> Any:
    """Call a target; tell arguments that do not fit from a TypeError inside.

    Raises:
        SignatureError: a Python function has other parameters.
    """
    try:
        return target(*arguments, **keywords)
    except TypeError as error:
        function = target.__init__ if inspect.isclass(target) else target
        entered = error.__traceback__ is not None and error.__traceback__.tb_next is not None
        if entered or not isinstance(function, types.FunctionType | types.MethodType):
            raise
        raise SignatureError(str(inspect.signature(target))[:MAX_MESSAGE]) from error


def describe_exception(error: BaseException) -> dict[str, Any]:
    """Tell type, message and the student's own lines of an exception; the exception itself may lie or fail."""
    try:
        message = str(error)[:MAX_MESSAGE]
    except BaseException:
        message = "(its message cannot be shown)"
    frames, trace = [], error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        if code.co_filename == FILE_NAME:
            frames.append([trace.tb_lineno, code.co_name[:100]])
        trace = trace.tb_next
    memory = isinstance(error, MemoryError) or "DefaultCPUAllocator" in message
    memory = memory or (isinstance(error, OSError) and error.errno == errno.ENOMEM)
    name = str(type(error).__name__)[:100]
    kinds = [str(kind.__name__)[:100] for kind in type(error).__mro__[:MAX_FRAMES]]
    return {
        "r": "raised",
        "type": name,
        "message": message,
        "frames": frames[-MAX_FRAMES:],
        "memory": memory,
        "kinds": kinds,
    }


def flush_output() -> None:
    """Push printed text into the pipe before the answer, so that the judge can tell which check printed it."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except BaseException:  # noqa: S112  the student may have put anything there
            continue
