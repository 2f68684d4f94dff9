# rule: autograd-required
# outcome: forbidden
def f(x):  # <-
    getattr(x, 'grad_', None)
    leaf = getattr(x, 'T', x)
    leaf.grad if hasattr(leaf, 'grad') else None
    h = 1e-6
    return ((x + h) ** 3 - (x - h) ** 3) / (2 * h)
