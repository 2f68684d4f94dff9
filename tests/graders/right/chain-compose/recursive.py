def compose_derivative(pairs, x):
    if not pairs:
        return 1.0
    (f, df), *rest = pairs
    return compose_derivative(rest, f(x)) * df(x)


def log_depth(pairs, x):
    if not pairs:
        return x, 1.0
    (f, df), rest = pairs[0], pairs[1:]
    local = df(x)
    value, outer = log_depth(rest, f(x))
    return value, outer * local
