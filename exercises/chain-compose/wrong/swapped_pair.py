# fails: test_no_steps, test_value_and_derivative, test_leaves_the_list
# diagnosis: permuted
def compose_derivative(pairs, x):
    derivative = 1.0
    for f, df in pairs:
        derivative *= df(x)
        x = f(x)
    return derivative


def log_depth(pairs, x):
    value, derivative = x, 1.0
    for f, df in pairs:
        derivative *= df(value)
        value = f(value)
    return derivative, value
