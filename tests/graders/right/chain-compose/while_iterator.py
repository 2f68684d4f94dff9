import numpy as np


def steps(pairs, x):
    iterator = iter(pairs)
    while (pair := next(iterator, None)) is not None:
        f, df = pair
        yield df(x)
        x = f(x)


def compose_derivative(pairs, x):
    return float(np.prod(list(steps(pairs, x)) or [1.0]))


def log_depth(pairs, x):
    slope, copied = 1.0, list(pairs)
    while copied:
        f, df = copied.pop(0)
        slope *= df(x)
        x = f(x)
    return [x, slope]
