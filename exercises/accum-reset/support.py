"""Functions to differentiate, and repeated questions about one and the same leaf; public."""

from types import SimpleNamespace

import torch


class Function:
    """A function from a tensor to one number that counts its calls."""

    def __init__(self, name, numbers):
        self.name = name
        self.numbers = numbers
        self.calls = 0

    def __call__(self, x):
        self.calls += 1
        p, q = self.numbers
        if self.name == "parabola":
            return (p * x**2 + q).sum()
        if self.name == "wave":
            return (torch.sin(p * x) * torch.exp(q * x)).sum()
        return (x * x.roll(1)).sum() * p + torch.tanh(x.sum() * q)


def function(name, *numbers):
    return Function(name, numbers or (2.0, 2.0))


def make_leaf(x, former=None):
    """Return a leaf whose .grad is `former`."""
    leaf = x.detach().clone().requires_grad_()
    leaf.grad = None if former is None else former.clone()
    return leaf


def grad_of(leaf):
    return SimpleNamespace(grad=leaf.grad)


def answer_all(fresh_grad):
    """Return a function that asks about several functions on one leaf, and looks at the answers at the end."""

    def run(functions, x):
        leaf = make_leaf(x)
        return [fresh_grad(f, leaf) for f in functions]

    return run


def reset_with(reset, values, grads):
    """Give each tensor its .grad, call reset, and return values and .grad of all, and what reset raised."""
    params = [make_leaf(value, grad) for value, grad in zip(values, grads, strict=True)]
    error = ""
    try:
        reset(params)
    except (AttributeError, TypeError) as caught:
        error = f"{type(caught).__name__}: {caught}"
    return SimpleNamespace(
        error=error, values=[param.detach() for param in params], grads=[param.grad for param in params]
    )
