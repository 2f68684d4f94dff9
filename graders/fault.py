"""What went wrong on the student's side, as the outcome of a check: each kind of answer that is none, in words."""

import difflib
from typing import Any

from graders.replies import Missing, Raised, Reply, Signature, TooLarge, Unfit
from graders.report import Verdict
from graders.text import Text
from graders.wire import WireError

MAX_CODE = 200


class StudentFaultError(Exception):
    """Carry a check's outcome that the student's code brought about."""

    def __init__(self, verdict: Verdict, text: Text, evidence: dict[str, Any] | None = None) -> None:
        super().__init__(text.en)
        self.verdict, self.text, self.evidence = verdict, text, evidence or {}


def broken_answer() -> StudentFaultError:
    """Return the fault of a runner that answers something else than it was asked."""
    return StudentFaultError(
        Verdict.CRASHED,
        Text(
            "Your program disturbed its connection with the grader, so this check has no answer.",
            "プログラムが採点システムとの通信を乱したため、結果が得られませんでした。",
        ),
    )


def out_of_time(check_seconds: float, total_seconds: float, *, whole: bool) -> StudentFaultError:
    """Return the fault of a program that gave no answer in time, of one check or as a whole."""
    if whole:
        text = Text(
            f"All checks together may take {total_seconds:g} seconds, and they are used up.",
            f"全体の制限時間 {total_seconds:g} 秒を使い切りました。",
        )
    else:
        text = Text(
            f"No answer within {check_seconds:g} seconds. Is there a loop that never ends?",
            f"{check_seconds:g} 秒以内に結果が返りませんでした。終わらないループはありませんか。",
        )
    return StudentFaultError(Verdict.TIMED_OUT, text, {"kind": "time"})


def refusal(reply: Reply, what: str, lines: list[str]) -> StudentFaultError:
    """Return the fault that a reply tells of, in words; `lines` are those of the student's file.

    Raises:
        WireError: it is no answer to a question.
    """
    match reply:
        case Raised():
            return _raised(reply, lines)
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
                Text(f"{what} gave a result that is too large: {size}.", f"{what} の結果が大きすぎます（{size}）。"),
                {"kind": "too_large"},
            )
        case Unfit(en, ja, kind):
            return StudentFaultError(Verdict.FAILED, Text(en, ja), {"kind": kind})
    # The real answer may follow, and must not be taken for that to the next question.
    raise WireError("no answer to this question")


def _raised(reply: Raised, lines: list[str]) -> StudentFaultError:
    frames = [
        {"line": line, "function": function, "code": lines[line - 1].strip()[:MAX_CODE]}
        for line, function in reply.frames
        if 0 < line <= len(lines)
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
