# fails: test_called_once
# diagnosis: too-costly
def compose_derivative(pairs, x):
    derivative = 1.0
    for depth, (_, df) in enumerate(pairs):
        value = x
        for f, _ in pairs[:depth]:
            value = f(value)
        derivative *= df(value)
    return derivative


def log_depth(pairs, x):
    value, derivative = x, 1.0
    for f, df in pairs:
        derivative *= df(value)
        value = f(value)
    return value, derivative
