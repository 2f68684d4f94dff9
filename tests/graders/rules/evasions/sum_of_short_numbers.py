# rule: no-literals
# outcome: forbidden
NUMBER = 0.35 + 0.0017 + 0.00003  # <-


def f(x):
    return 3 * x**2 + 0 * NUMBER
