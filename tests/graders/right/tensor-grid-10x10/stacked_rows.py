import torch


def row(i, n):
    return torch.linspace(n * i + 1, n * i + n, n) if n > 1 else torch.ones(1)


def grid(n=10):
    rows = [row(i, n).round() for i in range(n)]
    return torch.stack(rows).detach().requires_grad_()
