import torch


def half_open(x):
    leaf = x.detach().requires_grad_()
    u = leaf.detach() ** 2
    (gradient,) = torch.autograd.grad((u * leaf).sum(), leaf)
    return gradient


def frozen(w1, w2, x):
    trained = w2.detach().requires_grad_()
    h = w1.detach() * x
    loss = ((trained * h) ** 2).sum()
    (gradient,) = torch.autograd.grad(loss, trained)
    return None, gradient


def plot_values(y):
    return y.detach().numpy().copy()
