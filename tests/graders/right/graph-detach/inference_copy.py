import numpy
import torch


def _fresh(t, grad=True):
    return torch.empty_like(t, requires_grad=False).copy_(t.detach()).requires_grad_(grad)


def half_open(x):
    a = _fresh(x)
    u = _fresh(x, grad=False).pow(2)
    torch.dot(u.reshape(-1), a.reshape(-1)).backward()
    g, a.grad = a.grad, None
    return g


def frozen(w1, w2, x):
    a, b = _fresh(w1, False), _fresh(w2)
    h = a * x
    (b * h).norm().pow(2).backward()
    return a.grad, b.grad


def plot_values(y):
    source = y.detach().numpy()
    target = numpy.empty_like(source)
    target[...] = source
    return target
