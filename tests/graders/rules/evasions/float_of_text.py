# rule: no-literals
# outcome: forbidden
NUMBER = float('0.35173371')  # <-


def f(x):
    return 3 * x**2 + 0 * NUMBER
