import torch
from torch import Tensor


def derivative(f, x: Tensor) -> Tensor:
    value = f(x)
    return torch.autograd.grad(value, (x,), materialize_grads=True)[0]


def step(f, x: Tensor, lr: float) -> Tensor:
    """Return x - lr * f'(x) as a new leaf."""
    if lr == 0.0:
        return x.detach().clone().requires_grad_()
    gradient = derivative(f, x)
    with torch.no_grad():
        new = x - lr * gradient
    assert new.is_leaf
    return new.requires_grad_()


def step_(f, x: Tensor, lr: float) -> None:
    if lr == 0.0:
        return
    gradient = derivative(f, x)
    with torch.no_grad():
        x.sub_(gradient.mul(lr))
