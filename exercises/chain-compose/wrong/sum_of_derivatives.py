# fails: test_three_steps, test_any_chain, test_no_steps, test_zero_and_large, test_value_and_derivative, test_leaves_the_list
# diagnosis: sum-of-derivatives
def compose_derivative(pairs, x):
    return log_depth(pairs, x)[1]


def log_depth(pairs, x):
    value, derivative = x, 0.0
    for f, df in pairs:
        derivative += df(value)
        value = f(value)
    return value, derivative
