# fails: test_constant
# diagnosis: cut-graph
import torch


def partials(f, *xs):
    leaves = [torch.tensor(x, dtype=torch.float64, requires_grad=True) for x in xs]
    gradients = torch.autograd.grad(f(*leaves), leaves, allow_unused=True, materialize_grads=True)
    return tuple(gradient.item() for gradient in gradients)


def hand(beta0, beta1, beta2, m, n, x1, x2):
    return beta1 * m * x1 ** (m - 1), beta2 * n * x2 ** (n - 1)
