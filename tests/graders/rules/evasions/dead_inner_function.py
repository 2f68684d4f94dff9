# rule: autograd-required
# outcome: forbidden
def f(x):  # <-
    def never(y):
        y.backward()

    h = 1e-6
    return ((x + h) ** 3 - (x - h) ** 3) / (2 * h)
