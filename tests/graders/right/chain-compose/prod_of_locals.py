import math


def compose_derivative(pairs, x):
    """Note every value that a step receives, then multiply."""
    received = [x]
    for f, _ in pairs[:-1]:
        received.append(f(received[-1]))
    return math.prod((df(value) for (_, df), value in zip(pairs, received)), start=1.0)


def log_depth(pairs, x):
    locals_ = []
    for f, df in pairs:
        locals_.append(df(x))
        x = f(x)
    return x, math.prod(locals_, start=1.0)
