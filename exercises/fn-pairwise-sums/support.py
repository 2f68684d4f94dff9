"""Losses that are built on a function of three inputs and three outputs; public."""

from types import SimpleNamespace

import torch


def differentiate(apply, inputs, used):
    """Return the gradients of a loss: the product of all outputs, or the sum of the outputs listed in `used`."""
    leaves = [value.detach().clone().requires_grad_() for value in inputs]
    outputs = apply(*leaves)
    loss = sum(outputs[index] for index in used) if used else outputs[0] * outputs[1] * outputs[2]
    loss.sum().backward()
    gradients = [torch.zeros_like(leaf) if leaf.grad is None else leaf.grad for leaf in leaves]
    return SimpleNamespace(loss=loss.detach(), gradients=gradients)
