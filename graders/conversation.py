"""The judge's talk with the runner about one submission: questions, time, and what each kind of answer means."""

import difflib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from graders.lent import AskedWronglyError, Lent, read_arguments
from graders.report import Verdict
from graders.request import ValueWriter
from graders.sandbox import Child, ChildLostError
from graders.text import Text
from graders.wire import (
    Answers,
    Asks,
    Handle,
    Loaded,
    Missing,
    Raised,
    Reply,
    Signature,
    TooLarge,
    Unfit,
    Value,
    ValueReader,
    WireError,
    parse_reply,
)

MAX_CODE = 200


class StudentFaultError(Exception):
    """Carry a check's outcome that the student's code brought about."""

    def __init__(self, verdict: Verdict, text: Text, evidence: dict[str, Any] | None = None) -> None:
        super().__init__(text.en)
        self.verdict, self.text, self.evidence = verdict, text, evidence or {}


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
        self._lent: list[Lent] = []
        self._muted = False

    def begin_check(self) -> None:
        """Give the next check its own time; a child lost by the check before is replaced at the next question."""
        self._left_check = self._check_seconds
        self._waiting = b""

    def load(self, source: str, support: str, blocked: tuple[str, ...], defines: tuple[str, ...] = ()) -> None:
        """Send the source and have it executed; `defines` are the functions that will be asked for.

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
        self.ensure_loaded()

    def ensure_loaded(self) -> None:
        """Put a child with the source loaded in place, where there is none."""
        if self._child is not None:
            return
        if self._left_total <= 0:
            raise self._out_of_time(whole=True)
        self._child = self._open_child()
        if self._muted:
            self._child.mute()
        try:
            (loaded,) = self.ask(self._load, ValueWriter(lambda _: None))
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

    def lend(self, function: Callable[..., Any]) -> Lent:
        """Let the student's code call a function of the judge's."""
        self._lent.append(Lent(function, len(self._lent)))
        return self._lent[-1]

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
            header, payload = child.ask(frames, max(seconds, 0.001), meanwhile)
            while isinstance(reply := parse_reply(header), Asks):
                frame = self._answer_about_lent(reply, payload)
                header, payload = child.ask(frame, max(seconds - (child.asked_seconds - before), 0.001))
            answers = self._read_answers(request, reply, ValueReader(payload), what)
        except ChildLostError as error:
            self.close_child()
            if error.verdict is Verdict.TIMED_OUT:
                raise self._out_of_time(whole=whole_ends_first) from error
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
        if question.function >= len(self._lent):
            raise WireError("a function that was not lent")
        writer = ValueWriter(lambda _: None)
        try:
            values = read_arguments(question, payload)
            record, value = self._lent[question.function].answer(question, values)
            return writer.frame({"record": record, "value": writer.write(value)})
        except AskedWronglyError as error:
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
            raise self._refusal(reply, what)
        reader.finish()
        return answers

    def _read_answer(self, reply: Reply, reader: ValueReader, what: str) -> CallAnswer:
        if not isinstance(reply, Value):
            return CallAnswer(fault=self._refusal(reply, what))
        value = reader.read(reply.value)
        effects = CallEffects(tuple(reply.changed), tuple(reply.grads_left), tuple(sorted(reader.shares)))
        return CallAnswer(value, effects)

    def _out_of_time(self, *, whole: bool) -> StudentFaultError:
        if whole:
            text = Text(
                f"All checks together may take {self._total_seconds:g} seconds, and they are used up.",
                f"全体の制限時間 {self._total_seconds:g} 秒を使い切りました。",
            )
        else:
            text = Text(
                f"No answer within {self._check_seconds:g} seconds. Is there a loop that never ends?",
                f"{self._check_seconds:g} 秒以内に結果が返りませんでした。終わらないループはありませんか。",
            )
        return StudentFaultError(Verdict.TIMED_OUT, text, {"kind": "time"})

    def _refusal(self, reply: Reply, what: str) -> StudentFaultError:
        match reply:
            case Raised():
                return self._raised(reply)
            case Missing(names):
                return StudentFaultError(Verdict.FAILED, _missing(what, names), {"kind": "missing", "name": what})
            case Signature(signature):
                return StudentFaultError(
                    Verdict.FAILED,
                    Text(
                        f"{what} cannot be called as the exercise calls it: yours is {what}{signature}. "
                        "Compare with the starter file.",
                        f"{what} を問題の通りに呼び出せません（定義は {what}{signature}）。雛形と見比べてください。",
                    ),
                    {"kind": "signature", "signature": signature},
                )
            case TooLarge(size):
                return StudentFaultError(
                    Verdict.FAILED,
                    Text(
                        f"{what} gave a result that is too large: {size}.", f"{what} の結果が大きすぎます（{size}）。"
                    ),
                    {"kind": "too_large"},
                )
            case Unfit(en, ja, kind):
                return StudentFaultError(Verdict.FAILED, Text(en, ja), {"kind": kind})
        # The real answer may follow, and must not be taken for that to the next question.
        raise WireError("no answer to this question")

    def _raised(self, reply: Raised) -> StudentFaultError:
        frames = [
            {"line": line, "function": function, "code": self._lines[line - 1].strip()[:MAX_CODE]}
            for line, function in reply.frames
            if 0 < line <= len(self._lines)
        ]
        if reply.memory:
            return StudentFaultError(
                Verdict.OUT_OF_MEMORY,
                Text(
                    "Your program asked for more memory than there is for a submission.",
                    "提出プログラムに許されたメモリを超えました。",
                ),
                {"kind": "raised", "type": reply.type, "frames": frames},
            )
        where_en = f" (line {frames[-1]['line']})" if frames else ""
        where_ja = f"（{frames[-1]['line']} 行目）" if frames else ""
        said = f"{reply.type}: {reply.message}" if reply.message else reply.type
        return StudentFaultError(
            Verdict.RAISED,
            Text(f"{said}{where_en}", f"{said}{where_ja}"),
            {"kind": "raised", "type": reply.type, "message": reply.message, "frames": frames, "kinds": reply.kinds},
        )


def broken_answer() -> StudentFaultError:
    """Return the fault of a runner that answers something else than it was asked."""
    return StudentFaultError(
        Verdict.CRASHED,
        Text(
            "Your program disturbed its connection with the grader, so this check has no answer.",
            "プログラムが採点システムとの通信を乱したため、結果が得られませんでした。",
        ),
    )


def _missing(name: str, names: list[str]) -> Text:
    close = difflib.get_close_matches(name, names, 1)
    if close:
        return Text(
            f"{name} is not defined. Did you mean {close[0]}?",
            f"{name} が定義されていません。{close[0]} のことですか。",
        )
    return Text(
        f"{name} is not defined. Check the spelling against the starter file.",
        f"{name} が定義されていません。雛形の名前と見比べてください。",
    )
