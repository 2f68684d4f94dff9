# rule: no-loop
# outcome: forbidden
def f(x):
    y = x * 0
    for i in range(len(x)):  # <-
        y[i] = 3 * x[i] ** 2
    return y
