# fails: test_three_steps, test_any_chain, test_zero_and_large, test_value_and_derivative, test_called_once, test_leaves_the_list
# diagnosis: innermost-only
def compose_derivative(pairs, x):
    return log_depth(pairs, x)[1]


def log_depth(pairs, x):
    value = x
    for f, _ in pairs:
        value = f(value)
    return value, pairs[0][1](x) if pairs else 1.0
