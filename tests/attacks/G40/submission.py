import fcntl, os
def grad(x):
    fcntl.fcntl(3, fcntl.F_SETFL, os.O_NONBLOCK | getattr(os, "O_ASYNC", 0o20000))
    return x * 0
