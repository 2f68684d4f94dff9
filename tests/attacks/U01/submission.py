def make(): return b'def grad(x):\n    return "\xff\xfe"\n'  # also: b"...\\0...", "\\ud800"
