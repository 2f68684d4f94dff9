import torch

PIECES = (
    (lambda x: x < -1, lambda x: torch.sqrt(-x)),
    (lambda x: (x >= -1) & (x <= 1), lambda x: x**2),
    (lambda x: x > 1, lambda x: 1 + torch.log(x)),
)


def branch_grad(x0, coin):
    f = (lambda x: x + 3) if coin < 0.5 else (lambda x: x.sin() + x.square().cos())
    return torch.func.grad(f)(torch.tensor(x0, dtype=torch.float64)).item()


def piecewise(xs):
    leaf = xs.detach().clone().requires_grad_()
    total = sum(piece(leaf[chosen(leaf)]).sum() for chosen, piece in PIECES)
    return torch.autograd.grad(total, leaf)[0]
