# fails: test_no_steps
# diagnosis: unpacked-wrongly
def compose_derivative(pairs, x):
    (_, df), *rest = pairs
    value, derivative = pairs[0][0](x), df(x)
    for f, df in rest:
        derivative *= df(value)
        value = f(value)
    return derivative


def log_depth(pairs, x):
    value, derivative = x, 1.0
    for f, df in pairs:
        derivative *= df(value)
        value = f(value)
    return value, derivative
