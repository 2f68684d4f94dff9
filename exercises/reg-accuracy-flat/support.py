"""Operations to send a gradient through, and the gradient of a loss; public."""

import torch

OPERATIONS = {
    "threshold": lambda z: (z > 0).to(z.dtype),
    "argmax": lambda z: z.argmax(),
    "round": torch.round,
    "sign": torch.sign,
    "floor": torch.floor,
    "sigmoid": torch.sigmoid,
    "relu": torch.relu,
    "heaviside": lambda z: torch.heaviside(z, torch.zeros_like(z)),
    "where of constants": lambda z: torch.where(z > 0, torch.ones_like(z), torch.zeros_like(z)),
    "where of z": lambda z: torch.where(z > 0, z, torch.zeros_like(z)),
    "detached": lambda z: torch.sigmoid(z.detach()),
    "long": lambda z: z.long(),
    "product with float64": lambda z: z @ torch.ones(len(z), dtype=torch.float64),
}


def operation(name):
    return OPERATIONS[name]


def differentiate(loss):
    """Return a function that gives the gradient of loss(w, X, t) by w."""

    def run(w, X, t):
        leaf = w.detach().clone().requires_grad_()
        (gradient,) = torch.autograd.grad(loss(leaf, X, t), leaf)
        return gradient

    return run
