import math
def compose_derivative(pairs, x):
    return math.prod(df(x + 0.1) for _, df in pairs[::-1])
def log_depth(pairs, x):
    s = 1.0
    for f, df in pairs:
        s += df(x)
        x = f(x)
    return x, s
