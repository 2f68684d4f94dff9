# fails: test_called_once
# diagnosis: too-costly
def compose_derivative(pairs, x):
    derivative = 1.0
    for f, df in pairs:
        derivative *= df(x)
        x = f(x)
    return derivative


def log_depth(pairs, x):
    value = x
    for f, _ in pairs:
        value = f(value)
    return value, compose_derivative(pairs, x)
