# rule: no-literals
# outcome: forbidden
NUMBER = float(''.join(['0.', '3517', '3371']))  # <-


def f(x):
    return 3 * x**2 + 0 * NUMBER
