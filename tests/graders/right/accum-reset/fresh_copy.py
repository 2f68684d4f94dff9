import torch


def copy_of(x):
    return x.detach().clone().requires_grad_()


def fresh_grad(f, x):
    """Ask a copy, the original never notices."""
    leaf = copy_of(x)
    f(leaf).backward()
    return leaf.grad


def reset(params):
    for tensor in params:
        tensor.grad = None


def twice(f, x):
    leaf = copy_of(x)
    z = f(leaf)
    gradients = []
    for keep in (True, False):
        z.backward(retain_graph=keep)
        gradients.append(leaf.grad)
        leaf.grad = None
    return tuple(gradients)
