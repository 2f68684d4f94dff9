# rule: no-solver
# outcome: forbidden
import statistics


def f(x):
    return statistics.linear_regression(x, x).slope * 3 * x**2  # <-
