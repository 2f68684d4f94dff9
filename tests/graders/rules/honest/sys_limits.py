# rule: no-autograd
# exercise: chain-compose
# defines: compose_derivative
import sys

sys.setrecursionlimit(10_000)
TINY = sys.float_info.epsilon


def compose_derivative(pairs, x):
    if not pairs:
        return 1.0
    (f, df), *rest = pairs
    print("step", x, file=sys.stderr)
    return df(x) * compose_derivative(rest, f(x))
