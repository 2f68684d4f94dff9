# rule: no-loop
# outcome: forbidden
def f(x):
    i, y = 0, x * 0
    while i < len(x):  # <-
        y[i] = 3 * x[i] ** 2
        i += 1
    return y
