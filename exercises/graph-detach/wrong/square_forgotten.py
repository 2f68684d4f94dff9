# fails: test_frozen, test_frozen_leaves_weights
# diagnosis: hidden-not-squared
import torch


def half_open(x):
    leaf = x.detach().clone().requires_grad_()
    u = leaf.detach() ** 2
    (gradient,) = torch.autograd.grad((u * leaf).sum(), leaf)
    return gradient


def frozen(w1, w2, x):
    trained = w2.detach().clone().requires_grad_()
    h = w1.detach() * x
    loss = (trained * h).sum()
    (gradient,) = torch.autograd.grad(loss, trained)
    return None, gradient


def plot_values(y):
    return y.detach().numpy().copy()
