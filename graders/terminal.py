"""How a report reads in a terminal: plain words, a little colour; nothing that a student wrote is taken as markup."""

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.syntax import Syntax
from rich.table import Table
from rich.text import Text as Line

from graders.bank import Exercise
from graders.report import CheckResult, Counterexample, Diagnosis, Report, Verdict
from graders.text import Text

VERDICTS: dict[Verdict, tuple[Text, str]] = {
    Verdict.PASSED: (Text("passed", "合格"), "bold green"),
    Verdict.FAILED: (Text("failed", "不正解"), "bold red"),
    Verdict.RAISED: (Text("raised an exception", "例外"), "bold red"),
    Verdict.TIMED_OUT: (Text("timed out", "時間切れ"), "bold yellow"),
    Verdict.OUT_OF_MEMORY: (Text("out of memory", "メモリ不足"), "bold yellow"),
    Verdict.TOO_MUCH_OUTPUT: (Text("too much output", "出力過多"), "bold yellow"),
    Verdict.FORBIDDEN: (Text("not allowed here", "使用禁止"), "bold magenta"),
    Verdict.CRASHED: (Text("crashed", "異常終了"), "bold red"),
    Verdict.SKIPPED: (Text("skipped", "未採点"), "dim"),
    Verdict.GRADER_ERROR: (Text("grader error", "採点システムの不具合"), "bold blue"),
}
MARKS = {Verdict.PASSED: "✓", Verdict.SKIPPED: "–"}
MAX_STDOUT_LINES = 20


def print_report(console: Console, report: Report, exercise: Exercise, source: str, language: str) -> None:
    """Print verdict, points, and of each check what was observed, what was expected and got, where, and a hint."""
    name, style = VERDICTS[report.verdict]
    head = Line.assemble(
        (f"{exercise.title.say(language)}  ", "bold"),
        (name.say(language), style),
        f"  {report.score:g} / {report.max_score:g} ",
        Text("points", "点").say(language),
        (f"   {report.duration_ms:.0f} ms, seed {report.seed}", "dim"),
    )
    parts: list[RenderableType] = [head]
    if report.message is not None:
        parts += [Line(""), *_explain(report, [], source, language)]
    else:
        parts += [Line(""), *(part for check in report.checks for part in _check(check, source, language))]
    if report.stdout.strip():
        parts.append(_stdout(report.stdout, language))
    console.print(Group(*parts))


def _check(check: CheckResult, source: str, language: str) -> list[RenderableType]:
    name, style = VERDICTS[check.verdict]
    row = Table.grid(padding=(0, 1), expand=True)
    row.add_column(width=1)
    row.add_column(ratio=1)
    row.add_column(justify="right")
    title = Line(check.title.say(language))
    if check.verdict is not Verdict.PASSED:
        title.append(f"  {name.say(language)}", style)
    row.add_row(Line(MARKS.get(check.verdict, "✗"), style), title, Line(f"{check.earned:g} / {check.points:g}", "dim"))
    if check.message is None:
        return [row]
    values = [*_compared(check, language), *_counterexample(check.counterexample, language)]
    return [row, Padding(Group(*_explain(check, values, source, language)), (0, 0, 0, 2))]


def _explain(
    failed: CheckResult | Report, values: list[RenderableType], source: str, language: str
) -> list[RenderableType]:
    """Show what was observed first, then message and values, then the student's lines, and a hint at the end."""
    observation, hint = _diagnosis(failed.diagnosis, language)
    message = failed.message.say(language) if failed.message else ""
    # A whole file's message is its headline where nothing was observed.
    style = "bold" if isinstance(failed, Report) and not observation else ""
    return [*observation, Line(message, style=style), *values, *_place(failed.evidence, source), *hint]


def _diagnosis(diagnosis: Diagnosis | None, language: str) -> tuple[list[RenderableType], list[RenderableType]]:
    if diagnosis is None:
        return [], []
    hint = Text("Hint: ", "ヒント：").say(language) + diagnosis.hint.say(language) if diagnosis.hint else ""
    return [Line(diagnosis.observation.say(language), "bold")], [Line(hint, "dim")] if hint else []


def _compared(check: CheckResult, language: str) -> list[RenderableType]:
    """Show whole values side by side where the message names just the worst element."""
    if "worst_expected" not in check.evidence:
        return []
    table = Table.grid(padding=(0, 1))
    for key, label in (("expected", Text("expected", "正解")), ("got", Text("got", "結果"))):
        table.add_row(Line(label.say(language), "dim"), Line(str(check.evidence[key])))
    return [table]


def _counterexample(found: Counterexample | None, language: str) -> list[RenderableType]:
    """Show the simplest input that fails, with what is wrong there."""
    if found is None:
        return []
    label = Text("The simplest input on which it fails: ", "失敗する最も簡単な入力：").say(language)
    line = Line.assemble((label, ""), (found.inputs, "bold"))
    if found.got is None:
        return [line, Padding(Line(found.message.say(language)), (0, 0, 0, 2))]
    compared = Text(f"expected {found.expected}, got {found.got}", f"正解 {found.expected}、結果 {found.got}")
    return [line, Padding(Line(compared.say(language)), (0, 0, 0, 2))]


def _place(evidence: dict[str, object], source: str) -> list[RenderableType]:
    """Show the student's own lines that the evidence points at."""
    frames = evidence.get("frames")
    lines = [frame["line"] for frame in frames] if isinstance(frames, list) else [evidence.get("line")]
    numbers = [line for line in lines if isinstance(line, int) and line > 0][-3:]
    return [
        Syntax(
            source, "python", line_numbers=True, line_range=(line, line), theme="ansi_light", background_color="default"
        )
        for line in dict.fromkeys(numbers)
    ]


def _stdout(text: str, language: str) -> RenderableType:
    lines = text.rstrip().split("\n")
    shown = "\n".join(lines[:MAX_STDOUT_LINES]) + ("\n..." if len(lines) > MAX_STDOUT_LINES else "")
    return Panel(Line(shown), title=Text("printed", "出力").say(language), title_align="left", border_style="dim")
