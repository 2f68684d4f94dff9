# rule: autograd-required
# outcome: known limit - a backward() in a handler that nothing reaches
def f(x):
    try:
        pass
    except ValueError:
        x.backward()
    h = 1e-6
    return ((x + h) ** 3 - (x - h) ** 3) / (2 * h)
