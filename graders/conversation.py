"""The judge's talk with the runner about one submission: questions, time, and what each kind of answer means."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import torch

from graders.fault import StudentFaultError, out_of_time, refusal
from graders.lent import AskedWronglyError, Lent, LentTensor, read_arguments
from graders.replies import Answers, Asks, Loaded, Reply, Value, parse_reply
from graders.report import Verdict
from graders.request import ValueWriter
from graders.sandbox import Child, ChildLostError
from graders.tape import Replay
from graders.wire import Handle, ValueReader, WireError


@dataclass(frozen=True)
class CallEffects:
    """What the last call did to its arguments, by their places: changed, left a .grad on, shares memory with."""

    changed: tuple[str, ...] = ()
    grads_left: tuple[str, ...] = ()
    shares: tuple[str, ...] = ()


@dataclass(frozen=True)
class CallAnswer:
    """What came of one call: a value with its effects, or a fault."""

    value: Any = None
    effects: CallEffects = CallEffects()
    fault: StudentFaultError | None = None


class Conversation:
    """Ask one child questions within a check's time, and turn its answers into values or StudentFaultErrors."""

    def __init__(
        self, source: str, open_child: Callable[[], Child], check_seconds: float, total_seconds: float
    ) -> None:
        self._lines = source.splitlines()
        self._open_child = open_child
        self._child: Child | None = None
        self._load: dict[str, Any] = {}
        self._check_seconds, self._total_seconds = check_seconds, total_seconds
        self._left_check, self._left_total = check_seconds, total_seconds
        self._printed: list[str] = []
        self.effects = CallEffects()
        self.functions: dict[str, Handle] = {}  # the student's, in the child at hand
        self.shown: list[Any] = []  # the calls to be shown, asked of the child at hand
        self.search: Any = None  # where a check runs again for a simplest input that fails
        self._waiting = b""
        self._kept = 0
        self._lent: list[Lent | LentTensor] = []
        self._muted = False

    def begin_check(self) -> None:
        """Give the next check its own time; a child lost by the check before is replaced at the next question."""
        self._left_check = self._check_seconds
        self._waiting = b""

    def load(
        self,
        source: str,
        support: str,
        blocked: tuple[str, ...],
        defines: tuple[str, ...] = (),
        meanwhile: Callable[[], None] = lambda: None,
    ) -> None:
        """Send the source and have it executed; `defines` are the functions that will be asked for.

        `meanwhile` is done in the judge while that goes on.

        Raises:
            StudentFaultError: it raised, or never ended.
        """
        self._load = {
            "ask": "load",
            "source": source,
            "support": support,
            "blocked": list(blocked),
            "defines": list(defines),
        }
        self.ensure_loaded(meanwhile)

    def ensure_loaded(self, meanwhile: Callable[[], None] = lambda: None) -> None:
        """Put a child with the source loaded in place, where there is none."""
        if self._child is not None:
            return
        if self._left_total <= 0:
            raise out_of_time(self._check_seconds, self._total_seconds, whole=True)
        self._child = self._open_child()
        if self._muted:
            self._child.mute()
        try:
            (loaded,) = self.ask(self._load, ValueWriter(lambda _: None), meanwhile=meanwhile)
            self.functions = loaded.value
        except StudentFaultError:
            self.close_child()
            raise

    def close_child(self) -> None:
        """Kill the child and keep what it printed; the next question gets a new one."""
        if self._child is not None:
            self._printed.append(self._child.stdout())
            self._child.close()
            self._child = None
            self.shown.clear()
            self._waiting = b""

    def mute(self) -> None:
        """Keep nothing of what is printed from here on; floods still count."""
        self._muted = True
        if self._child is not None:
            self._child.mute()

    def stdout(self) -> str:
        """Return what all children of this submission have printed."""
        return "".join(self._printed) + (self._child.stdout() if self._child is not None else "")

    def keep(self, request: dict[str, Any], writer: ValueWriter) -> dict[str, Any]:
        """Have something made and left in the runner, without waiting: it travels with the next question.

        Return the token that stands for it. Should the making fail, the next question says so.
        """
        self._kept += 1
        name = f"k{self._kept}"
        self._waiting += writer.frame({"ask": "keep", "name": name, **request})
        return {"t": "kept", "name": name}

    def lend(self, own: Callable[..., Any] | torch.Tensor) -> Lent | LentTensor:
        """Let the student's code call a function of the judge's, or compute with a tensor of its own."""
        number = len(self._lent)
        lent = LentTensor(own, number) if isinstance(own, torch.Tensor) else Lent(own, number)
        self._lent.append(lent)
        return lent

    def ask(
        self,
        request: dict[str, Any],
        writer: ValueWriter,
        *,
        what: str = "your program",
        meanwhile: Callable[[], None] = lambda: None,
    ) -> tuple[CallAnswer, ...]:
        """Put one question and return its answers: as many as it has calls, or one; `meanwhile` is as of Child.ask.

        Raises:
            StudentFaultError: there is no answer, or it refuses the question as a whole.
        """
        whole_ends_first = self._left_total < self._left_check
        seconds = min(self._left_check, self._left_total)
        child = self._child
        assert child is not None
        before = child.asked_seconds
        try:
            frames, self._waiting = self._waiting + writer.frame(request), b""
            header, payload = child.ask(frames, seconds, meanwhile)
            while isinstance(reply := parse_reply(header), Asks):
                frame = self._answer_about_lent(reply, payload)
                header, payload = child.ask(frame, seconds - (child.asked_seconds - before))
            answers = self._read_answers(request, reply, ValueReader(payload), what)
        except ChildLostError as error:
            self.close_child()
            if error.verdict is Verdict.TIMED_OUT:
                raise out_of_time(self._check_seconds, self._total_seconds, whole=whole_ends_first) from error
            raise StudentFaultError(error.verdict, error.text) from error
        except WireError as error:
            self.close_child()
            raise StudentFaultError(Verdict.CRASHED, child.broke_protocol().text) from error
        except StudentFaultError:  # a refusal is an answer too
            raise
        except Exception:  # ours, in `meanwhile`: the answer may be under way, and must not be taken for the next one
            self.close_child()
            raise
        finally:
            spent = child.asked_seconds - before
            self._left_check -= spent
            self._left_total -= spent
        self.effects = answers[-1].effects
        return answers

    def _answer_about_lent(self, question: Asks, payload: bytes) -> bytes:
        lent = self._lent[question.function] if question.function < len(self._lent) else None
        if not isinstance(lent, Lent):
            raise WireError("a function that was not lent")
        writer = ValueWriter(lambda _: None)
        try:
            values = read_arguments(question, payload)
            record, value = lent.answer(question, values)
            return writer.frame({"record": record, "value": writer.write(value)})
        except (AskedWronglyError, TypeError) as error:  # TypeError: the arguments led to what cannot be sent
            return writer.frame({"raises": str(error)})

    def _read_answers(
        self, request: dict[str, Any], reply: Reply, reader: ValueReader, what: str
    ) -> tuple[CallAnswer, ...]:
        kind = request["ask"]
        if kind == "call" and isinstance(reply, Answers) and len(reply.answers) == len(request["calls"]):
            answers = tuple(self._read_answer(answer, reader, what) for answer in reply.answers)
        elif kind == "get" and isinstance(reply, Value):
            answers = (self._read_answer(reply, reader, what),)
        elif kind == "load" and isinstance(reply, Loaded):
            answers = (CallAnswer(reply.functions),)
        else:
            raise refusal(reply, what, self._lines)
        reader.finish()
        return answers

    def _read_answer(self, reply: Reply, reader: ValueReader, what: str) -> CallAnswer:
        if not isinstance(reply, Value):
            return CallAnswer(fault=refusal(reply, what, self._lines))
        made = None if reply.tape is None else Replay(reply.tape, reader, self._lent)
        value = reader.read(reply.value, made.find if made else None)
        if made is not None and made.fault is not None:
            return CallAnswer(fault=made.fault)
        effects = CallEffects(tuple(reply.changed), tuple(reply.grads_left), tuple(sorted(reader.shares)))
        return CallAnswer(value, effects)
