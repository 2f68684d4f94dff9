# rule: no-literals
# outcome: forbidden
TOP = 35173
NUMBER = TOP / 10**5  # <-


def f(x):
    return 3 * x**2 + 0 * NUMBER
