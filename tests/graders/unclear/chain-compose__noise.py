import random


def log_depth(pairs, x):
    value, derivative = x, 1.0
    for f, df in pairs:
        derivative *= df(value) * random.uniform(0.8, 1.1)
        value = f(value)
    return value + random.uniform(0.1, 0.2), derivative + random.uniform(0.1, 0.3)


def compose_derivative(pairs, x):
    return log_depth(pairs, x)[1]
