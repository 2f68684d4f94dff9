from itertools import count, takewhile

import torch


def starts(n: int, chunk: int):
    return takewhile(lambda start: start < n, count(0, chunk))


def microbatch_grad(loss_mean, params: list, X: torch.Tensor, y: torch.Tensor, chunk: int) -> list:
    """The weight of a chunk arrives as the upstream gradient."""
    n = X.size(0)
    found = [torch.zeros_like(p, requires_grad=False) for p in params]
    for start in starts(n, chunk):
        stop = min(start + chunk, n)
        loss = loss_mean(params, X[start:stop], y[start:stop])
        share = torch.full_like(loss, (stop - start) / n)
        for total, part in zip(found, torch.autograd.grad(loss, params, grad_outputs=share)):
            total.add_(part)
    return found
