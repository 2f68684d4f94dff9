import torch
from torch.func import grad


def microbatch_grad(loss_mean, params, X, y, chunk):
    values = tuple(p.detach() for p in params)
    totals = [torch.zeros_like(v) for v in values]
    for rows, targets in zip(X.split(chunk), y.split(chunk)):
        for total, g in zip(totals, grad(loss_mean)(values, rows, targets)):
            total += g * len(rows) / len(X)
    return totals
