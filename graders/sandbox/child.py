"""One conversation with one child: a question, an answer, a deadline, a bound on everything."""

import os
import select
import signal
import socket
import struct
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

from graders.report import Verdict
from graders.runner.stream import LENGTHS, MAX_HEADER_BYTES, MAX_PAYLOAD_BYTES
from graders.text import Text

MAX_OUTPUT_BYTES = 1 << 20
READ_BYTES = 1 << 18
EXIT_WAIT_SECONDS = 1.0
READY_WORD = b'{"r":"ready"}'
READY = LENGTHS.pack(len(READY_WORD), 0) + READY_WORD
CREDENTIALS = struct.Struct("iii")  # pid, uid, gid
MAX_GRANTED_SECONDS = 10.0
NOTICEABLE_SECONDS = 0.05


class ChildLostError(Exception):
    """Say how a child was lost: its verdict and a sentence. The conversation is over."""

    def __init__(self, verdict: Verdict, text: Text) -> None:
        super().__init__(text.en)
        self.verdict, self.text = verdict, text


@dataclass
class Child:
    """The judge's end of one child. `exit_code` asks the zygote how the child ended; negative is a signal."""

    job: int
    link: socket.socket
    output: int
    kill: Callable[[], None]
    exit_code: Callable[[float], int | None]
    printed: bytearray = field(default_factory=bytearray)
    printed_total: int = 0
    output_limit: int = 1 << 16
    muted: bool = False
    output_open: bool = True
    asked_seconds: float = 0.0
    pid: int = 0  # on the host; 0 where it does not say
    granted: float = 0.0  # seconds that others kept it waiting for a processor since it was last asked
    _kept_waiting: float | None = None  # the same, as far as it was granted; None before the first question

    def ask(self, frame: bytes, seconds: float, meanwhile: Callable[[], None] = lambda: None) -> tuple[bytes, bytes]:
        """Send a request and return the reply's header and payload, unparsed.

        While the child works the judge may do `meanwhile`, whose time is not the child's.

        Raises:
            ChildLostError: no whole, bounded reply came within `seconds`.
        """
        if seconds <= 0:  # also where the child would answer before anybody looks at the clock
            raise _late()
        before = self.asked_seconds
        with self._asking() as start:
            self._expect_silence()
            self._send(frame, start + seconds)
        if self._kept_waiting is None:  # what it waited until now is nobody's
            self._kept_waiting = read_run_delay(self.pid)
        meanwhile()
        with self._asking() as start:
            return self.listen(start + seconds - (self.asked_seconds - before))

    @contextmanager
    def _asking(self) -> Iterator[float]:
        """Count the time that passes here as the child's, less what others kept it waiting for a processor."""
        start, self.granted = time.monotonic(), 0.0
        try:
            yield start
        except OSError as error:  # reset, broken pipe: the child is gone
            raise self._died() from error
        finally:
            spent = time.monotonic() - start
            if spent > NOTICEABLE_SECONDS:
                self._grant()
                self._kept_waiting = (self._kept_waiting or 0.0) + self.granted
            self.asked_seconds += spent - self.granted

    def _grant(self) -> None:
        """Give the child the time that others kept it waiting: a busy host makes nobody's solution wrong."""
        self.granted = min(max(read_run_delay(self.pid) - (self._kept_waiting or 0.0), 0.0), MAX_GRANTED_SECONDS)

    def greet(self, deadline: float) -> bool:
        """Wait for the child's first word, to which the kernel adds its pid; False where it says something else.

        Raises:
            ChildLostError: nothing came by `deadline` (monotonic).
        """
        self._wait(deadline, writing=False)
        word, notes, _, _ = self.link.recvmsg(len(READY) + 1, socket.CMSG_SPACE(CREDENTIALS.size))
        for _, kind, data in notes:
            if kind == getattr(socket, "SCM_CREDENTIALS", None):
                self.pid = CREDENTIALS.unpack(data[: CREDENTIALS.size])[0]
        return word == READY

    def listen(self, deadline: float) -> tuple[bytes, bytes]:
        """Return the next frame's header and payload, unparsed, if it is whole by `deadline` (monotonic).

        Raises:
            ChildLostError: it is not, or is larger than it may be.
        """
        header_bytes, payload_bytes = LENGTHS.unpack(self._read(LENGTHS.size, deadline))
        if header_bytes > MAX_HEADER_BYTES or payload_bytes > MAX_PAYLOAD_BYTES:
            raise self.broke_protocol()
        body = self._read(header_bytes + payload_bytes, deadline)
        self._drain_output()
        return bytes(body[:header_bytes]), bytes(body[header_bytes:])

    def broke_protocol(self) -> ChildLostError:
        """Return the error for a reply that is no reply."""
        return ChildLostError(
            Verdict.CRASHED,
            Text(
                "Your program disturbed its connection with the grader. Leave file descriptors alone.",
                "プログラムが採点システムとの通信を乱しました。ファイル記述子を操作しないでください。",
            ),
        )

    def close(self) -> None:
        """Kill the child and release both pipes; its end is reported to the zygote's owner later."""
        self.kill()
        self.link.close()
        os.close(self.output)

    def mute(self) -> None:
        """Keep what was printed so far, and nothing from here on."""
        with suppress(ChildLostError):  # a flood is told at the next question
            self._drain_output()
        self.muted = True

    def stdout(self) -> str:
        """Return what was printed, cut at the limit."""
        text = bytes(self.printed).decode("utf-8", "replace").replace("\0", "\ufffd")
        return text + ("\n[...]" if not self.muted and self.printed_total > self.output_limit else "")

    def _expect_silence(self) -> None:
        """Refuse answers that came before their question."""
        with suppress(BlockingIOError):
            if self.link.recv(1, socket.MSG_PEEK):
                raise self.broke_protocol()

    def _send(self, frame: bytes, deadline: float) -> None:
        view = memoryview(frame)
        while view:
            try:
                view = view[self.link.send(view) :]
            except BlockingIOError:
                self._wait(deadline, writing=True)

    def _read(self, count: int, deadline: float) -> bytearray:
        parts = bytearray()
        while len(parts) < count:
            try:
                part = self.link.recv(min(count - len(parts), READ_BYTES))
            except BlockingIOError:
                self._wait(deadline, writing=False)
                continue
            if not part:
                raise self._died()
            parts += part
        return parts

    def _wait(self, deadline: float, *, writing: bool) -> None:
        """Wait until the link can go on, reading what the child prints meanwhile."""
        left = deadline + self.granted - time.monotonic()
        if left <= 0:
            self._grant()
            left = deadline + self.granted - time.monotonic()
        if left <= 0:
            raise _late()
        link = self.link.fileno()
        watched = [link, self.output] if self.output_open else [link]
        ready, _, _ = select.select(watched, [link] if writing else [], [], left)
        if self.output in ready:
            self._drain_output()

    def _drain_output(self) -> None:
        while self.output_open:
            try:
                part = os.read(self.output, READ_BYTES)
            except BlockingIOError:
                return
            if not part:
                self.output_open = False  # nobody writes any more; asking again would never wait
                return
            if not self.muted:
                self.printed += part[: max(0, self.output_limit - len(self.printed))]
            self.printed_total += len(part)
            if self.printed_total > MAX_OUTPUT_BYTES:
                raise ChildLostError(
                    Verdict.TOO_MUCH_OUTPUT,
                    Text(
                        f"More than {MAX_OUTPUT_BYTES >> 20} MiB was printed, so the program was stopped. Print less.",
                        f"出力が {MAX_OUTPUT_BYTES >> 20} MiB を超えたので停止しました。print を減らしてください。",
                    ),
                )

    def _died(self) -> ChildLostError:
        self._drain_output()
        code = self.exit_code(EXIT_WAIT_SECONDS)
        if code is None:
            return self.broke_protocol()
        if code >= 0:
            return ChildLostError(
                Verdict.CRASHED,
                Text(
                    f"Your program ended itself (exit code {code}) before it answered. Remove os._exit and the like.",
                    f"結果を返す前に自分で終了しました（終了コード {code}）。os._exit などを外してください。",
                ),
            )
        if code == -signal.SIGKILL:  # not by us: the kernel, out of memory in the control group
            return ChildLostError(
                Verdict.OUT_OF_MEMORY,
                Text(
                    "Your program was stopped because it used too much memory.",
                    "メモリを使いすぎたため停止しました。",
                ),
            )
        name = signal.Signals(-code).name if -code in set(signal.Signals) else f"signal {-code}"
        return ChildLostError(
            Verdict.CRASHED,
            Text(
                f"Your program crashed ({name}). Endless recursion or a misuse of ctypes does that.",
                f"プログラムが異常終了しました（{name}）。無限の再帰や ctypes の誤用が考えられます。",
            ),
        )


def _late() -> ChildLostError:
    return ChildLostError(Verdict.TIMED_OUT, Text("No answer in time.", "時間内に結果が返りませんでした。"))


def read_run_delay(pid: int) -> float:
    """Return the seconds that a process was ready to run, and waited for a processor; 0 where nobody knows.

    A process with threads waits for itself, too, so it gets none.
    """
    if pid == 0:
        return 0.0
    try:
        with open(f"/proc/{pid}/schedstat") as file:
            waited = int(file.read().split()[1])
        return 1e-9 * waited if len(os.listdir(f"/proc/{pid}/task")) == 1 else 0.0
    except (OSError, IndexError, ValueError):
        return 0.0
