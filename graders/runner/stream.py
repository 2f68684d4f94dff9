"""Frames on the job socket: two lengths, a JSON header, the raw bytes of tensors. Plain read and write only."""

import json
import os
import struct
from typing import Any

LENGTHS = struct.Struct("<II")
MAX_HEADER_BYTES = 512 << 10
MAX_PAYLOAD_BYTES = 32 << 20
_WRITER = json.JSONEncoder(allow_nan=False, ensure_ascii=False, separators=(",", ":"))


class Stream:
    """Read requests from, and write replies to, one file descriptor.

    After seccomp no socket call is allowed, so this uses read(2) and write(2).
    """

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    def receive(self) -> tuple[dict[str, Any], bytes]:
        """Return the next header and its payload.

        Raises:
            EOFError: the judge hung up.
        """
        header_bytes, payload_bytes = LENGTHS.unpack(self._read(LENGTHS.size))
        header = json.loads(self._read(header_bytes).decode())
        return header, self._read(payload_bytes)

    def send(self, header: dict[str, Any], payload: bytes = b"") -> None:
        """Write one frame.

        Raises:
            ValueError: the header has a float that JSON cannot say.
            OverflowError: it is longer than the judge accepts.
        """
        text = _WRITER.encode(header).encode("utf-8", "replace")
        if len(text) > MAX_HEADER_BYTES or len(payload) > MAX_PAYLOAD_BYTES:
            raise OverflowError("the reply is too long")
        self._write(LENGTHS.pack(len(text), len(payload)) + text + payload)

    def _read(self, count: int) -> bytes:
        parts = bytearray()
        while len(parts) < count:
            part = os.read(self._descriptor, min(count - len(parts), 1 << 20))
            if not part:
                raise EOFError
            parts += part
        return bytes(parts)

    def _write(self, data: bytes) -> None:
        view = memoryview(data)
        while view:
            view = view[os.write(self._descriptor, view) :]
