# fails: test_half_open
# diagnosis: cut-graph
import torch


def half_open(x):
    leaf = x.detach().clone().requires_grad_()
    with torch.no_grad():
        u = leaf**2
        total = (u * leaf).sum()
    (gradient,) = torch.autograd.grad(total, leaf)
    return gradient


def frozen(w1, w2, x):
    trained = w2.detach().clone().requires_grad_()
    h = w1.detach() * x
    loss = ((trained * h) ** 2).sum()
    (gradient,) = torch.autograd.grad(loss, trained)
    return None, gradient


def plot_values(y):
    return y.detach().numpy().copy()
