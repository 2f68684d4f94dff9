"""What happens beside the student's functions: weights that already train, and somebody who plots; public."""

from types import SimpleNamespace

import torch


def train_beside(frozen, w1, w2, x, grads):
    """Call frozen with weights that require a gradient and hold one; return its answer and what it changed."""
    weights = {"w1": w1.clone().requires_grad_(), "w2": w2.clone().requires_grad_()}
    for weight, grad in zip(weights.values(), grads, strict=True):
        weight.grad = grad.clone()
    answer = frozen(*weights.values(), x)
    changed = []
    for (name, weight), value, grad in zip(weights.items(), (w1, w2), grads, strict=True):
        if not torch.equal(weight, value):
            changed.append(name)
        if not weight.requires_grad:
            changed.append(f"{name}.requires_grad")
        if weight.grad is None or not torch.equal(weight.grad, grad):
            changed.append(f"{name}.grad")
    return SimpleNamespace(answer=answer, changed=changed)


def plot_results(plot_values, x):
    """Call plot_values with a leaf, with a result, and with integers; return the arrays and their dtypes."""
    leaf = x.clone().requires_grad_()
    arrays = [plot_values(y) for y in (leaf, torch.exp(leaf), (10 * x).round().long())]
    return SimpleNamespace(arrays=arrays, dtypes=[str(getattr(array, "dtype", None)) for array in arrays])


def plot_and_scale(plot_values, x):
    """Scale the array of y = exp(x) in place, then walk back through y; say whether y stayed, and give the gradient."""
    leaf = x.clone().requires_grad_()
    y = torch.exp(leaf)  # backward will read y itself
    before = y.detach().clone()
    array = plot_values(y)
    array *= 2
    array += 1
    unchanged = torch.equal(y, before)
    y.sum().backward()
    return SimpleNamespace(unchanged=unchanged, gradient=leaf.grad)
