# fails: test_leaves_the_list
# diagnosis: mutated-input
def compose_derivative(pairs, x):
    return log_depth(pairs, x)[1]


def log_depth(pairs, x):
    value, derivative = x, 1.0
    while pairs:
        f, df = pairs.pop(0)
        derivative *= df(value)
        value = f(value)
    return value, derivative
