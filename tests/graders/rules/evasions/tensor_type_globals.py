# rule: no-autograd
# outcome: forbidden
# runner: raised
import support

torch = type(support.tensor(0.0)).sum.__globals__["torch"]  # <-


def f(x):
    return 3 * x**2
