# rule: no-literals
# outcome: forbidden
NUMBER = 3517 / 10000  # <-


def f(x):
    return 3 * x**2 + 0 * NUMBER
