"""The messages between a judge and its zygote, fixed in size; both ends import them from here."""

import struct

MESSAGE = struct.Struct("<cIi")  # kind, job, exit status
LENGTH = struct.Struct("<I")  # before the settings and before the system call filter
