from itertools import accumulate


def compose_derivative(pairs, x):
    values = list(accumulate((f for f, _ in pairs), lambda value, f: f(value), initial=x))
    derivative = 1.0
    # backwards, as reverse mode does
    for (_, df), value in zip(reversed(pairs), reversed(values[:-1])):
        derivative *= df(value)
    return derivative


def log_depth(pairs, x):
    value, derivative = x, 1.0
    for f, df in pairs:
        value, derivative = f(value), derivative * df(value)
    return value, derivative
