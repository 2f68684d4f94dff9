# fails: test_frozen, test_frozen_leaves_weights
# diagnosis: nothing-frozen
import torch


def half_open(x):
    leaf = x.detach().clone().requires_grad_()
    u = leaf.detach() ** 2
    (gradient,) = torch.autograd.grad((u * leaf).sum(), leaf)
    return gradient


def frozen(w1, w2, x):
    weights = [w1.detach().clone().requires_grad_(), w2.detach().clone().requires_grad_()]
    loss = ((weights[1] * weights[0] * x) ** 2).sum()
    return torch.autograd.grad(loss, weights)


def plot_values(y):
    return y.detach().numpy().copy()
