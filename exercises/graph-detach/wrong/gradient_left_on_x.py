# fails: test_half_open
# diagnosis: grad-left
import torch


def half_open(x):
    x.requires_grad_()
    (x.detach() ** 2 * x).sum().backward()
    return x.grad.clone()


def frozen(w1, w2, x):
    trained = w2.detach().clone().requires_grad_()
    h = w1.detach() * x
    loss = ((trained * h) ** 2).sum()
    (gradient,) = torch.autograd.grad(loss, trained)
    return None, gradient


def plot_values(y):
    return y.detach().numpy().copy()
