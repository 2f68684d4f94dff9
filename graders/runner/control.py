"""The messages between a judge and its zygote, fixed in size; both ends import them from here."""

import struct
from typing import Any

MESSAGE = struct.Struct("<cIi")  # kind, job, exit status
# What a child can put up around itself. The backend decides what is there before it; tests take walls away.
WALLS = ("namespaces", "limits", "capabilities", "seccomp")
LENGTH = struct.Struct("<I")  # before the settings and before the system call filter


def ignore(*_: Any) -> None:
    """Handle a signal whose arrival says enough; here, for its globals are a child's, and may not hold torch.

    A child keeps this handler, since to take it back by Python's signal module costs half a millisecond.
    """
