import ctypes
def grad(x): ctypes.string_at(0)
