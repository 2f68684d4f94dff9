"""Tensors with a recorded graph; public, and the same in the runner and in the judge."""

from collections import Counter

import torch


def make(name, count=17):
    """Return the tensor `name`, computed from `count` points."""
    x = torch.linspace(-2, 2, count, dtype=torch.float64, requires_grad=True)
    if name == "leaf":
        return x
    if name == "constant":
        return (2 * x.detach()).sum()
    if name == "parabola":
        return 2 * x**2 + 2
    if name in ("sum", "mean", "max"):
        return getattr(2 * x**2 + 2, name)()
    if name == "loop":
        total = torch.tensor(0.0, dtype=torch.float64)
        for value in 2 * x**2 + 2:
            total = total + value
        return total
    if name == "sin of sum":
        return torch.sin(torch.sum(x) + 2)
    if name == "shared":
        square = x * x
        return (torch.exp(square) * square - square).sum()
    if name == "same leaf twice":
        return x * x
    if name == "two leaves":
        w = torch.ones(count, dtype=torch.float64, requires_grad=True)
        return torch.tanh(torch.sin(x) * w + torch.exp(w))
    deep = torch.tensor(0.5, dtype=torch.float64, requires_grad=True)
    for _ in range(count):
        deep = torch.sin(deep)
    return deep


def run(program):
    """Return the last result of a list of steps (operation, index, index) that starts from three leaves."""
    results = [torch.tensor(value, dtype=torch.float64, requires_grad=True) for value in (0.3, -0.7, 1.1)]
    for operation, first, second in program:
        a, b = results[first], results[second]
        if operation in ("add", "sub", "mul"):
            results.append(getattr(torch, operation)(a, b))
        elif operation == "scale":
            results.append(2 * a)
        else:
            results.append(getattr(torch, operation)(a))
    return results[-1]


def tally(names):
    """Return a function that counts how often each name is in names(y)."""
    return lambda y: dict(Counter(names(y)))
