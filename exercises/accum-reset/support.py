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


def ask_in_turn(ask, functions, x, former=None):
    """Call ask(f, leaf) for each function on one leaf whose .grad is `former`.

    Return the answers as they were when given, as they are at the end, and the leaf's .grad at the end.
    """
    leaf = x.detach().clone().requires_grad_()
    leaf.grad = None if former is None else former.clone()
    answers, then = [], []
    for f in functions:
        answers.append(ask(f, leaf))
        then.append(_copy(answers[-1]))
    grad = _copy(leaf.grad)
    if leaf.grad is not None:
        leaf.grad.zero_()
    return SimpleNamespace(then=then, now=[_copy(answer) for answer in answers], grad=grad)


def reset_with(reset, values, grads):
    """Give each tensor its .grad, call reset, and return values and .grad of all."""
    params = [value.detach().clone().requires_grad_() for value in values]
    for param, grad in zip(params, grads, strict=True):
        param.grad = grad
    reset(params)
    return SimpleNamespace(values=[_copy(param) for param in params], grads=[_copy(param.grad) for param in params])


def _copy(value):
    if isinstance(value, torch.Tensor):
        return value.detach().clone()
    return tuple(_copy(item) for item in value) if isinstance(value, tuple | list) else value
