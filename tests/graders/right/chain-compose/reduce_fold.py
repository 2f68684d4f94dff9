from functools import reduce


def log_depth(pairs, x):
    return reduce(lambda s, p: (p[0](s[0]), p[1](s[0]) * s[1]), pairs, (x, 1.0))


def compose_derivative(pairs, x):
    return log_depth(pairs, x)[-1]
