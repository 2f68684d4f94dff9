# fails: test_three_steps, test_any_chain, test_zero_and_large
# diagnosis: sign-lost
import math


def compose_derivative(pairs, x):
    total = 0.0
    for f, df in pairs:
        total += math.log(abs(df(x)))
        x = f(x)
    return math.exp(total)


def log_depth(pairs, x):
    value, derivative = x, 1.0
    for f, df in pairs:
        derivative *= df(value)
        value = f(value)
    return value, derivative
