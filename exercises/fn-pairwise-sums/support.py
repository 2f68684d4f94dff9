"""What autograd makes of a function of three inputs and three outputs; public."""

from types import SimpleNamespace

import torch


def derives(cls):
    """Say whether a class is derived from torch.autograd.Function."""
    return SimpleNamespace(answer=isinstance(cls, type) and issubclass(cls, torch.autograd.Function))


def pull_back(apply):
    """Return a function that gives the gradients by the three inputs, for given gradients by the three outputs."""

    def run(inputs, cotangents):
        leaves = [value.detach().clone().requires_grad_() for value in inputs]
        return list(torch.autograd.grad(apply(*leaves), leaves, cotangents))

    return run


def differentiate(apply):
    """Return a function that gives the gradients of a loss: the product of all outputs, or the sum of some of them."""

    def run(inputs, used):
        leaves = [value.detach().clone().requires_grad_() for value in inputs]
        outputs = apply(*leaves)
        loss = sum(outputs[index] for index in used) if used else outputs[0] * outputs[1] * outputs[2]
        return list(torch.autograd.grad(loss.sum(), leaves, materialize_grads=True))

    return run
