# rule: no-literals
# outcome: forbidden
NUMBER = 35173371 / 10**8  # <-


def f(x):
    return 3 * x**2 + 0 * NUMBER
