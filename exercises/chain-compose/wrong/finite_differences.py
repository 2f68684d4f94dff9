# fails: test_three_steps, test_any_chain, test_zero_and_large, test_value_and_derivative, test_called_once, test_leaves_the_list
# diagnosis: finite-differences
def compose_derivative(pairs, x):
    h = 1e-4
    return (compose(pairs, x + h) - compose(pairs, x)) / h


def log_depth(pairs, x):
    return compose(pairs, x), compose_derivative(pairs, x)


def compose(pairs, x):
    for f, _ in pairs:
        x = f(x)
    return x
