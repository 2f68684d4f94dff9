# rule: no-literals
# outcome: forbidden
def get(value=0.35173371):  # <-
    return value


NUMBER = get()


def f(x):
    return 3 * x**2 + 0 * NUMBER
