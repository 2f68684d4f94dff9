# rule: no-torch
# exercise: tensor-engine
# defines: Tensor
import contextlib

import numpy as np


class Tensor:
    grad_enabled = True

    def __init__(self, data, requires_grad=False, parents=(), grad_fn=None):
        self.data = np.asarray(data, dtype=float)
        self.requires_grad, self.parents, self.grad_fn, self.grad = requires_grad, parents, grad_fn, None

    def __matmul__(self, other):
        return Tensor(self.data @ other.data, True, (self, other), lambda g: (g @ other.data.T, self.data.T @ g))

    def backward(self, gradient=None):
        gradient = np.ones_like(self.data) if gradient is None else gradient
        self.grad = gradient if self.grad is None else self.grad + gradient
        if self.grad_fn is not None:
            for parent, g in zip(self.parents, self.grad_fn(gradient)):
                parent.backward(g)


@contextlib.contextmanager
def no_grad():
    Tensor.grad_enabled = False
    try:
        yield
    finally:
        Tensor.grad_enabled = True
