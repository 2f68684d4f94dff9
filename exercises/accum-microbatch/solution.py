import torch


def microbatch_grad(loss_mean, params, X, y, chunk):
    totals = [torch.zeros_like(param) for param in params]
    for start in range(0, len(X), chunk):
        rows, targets = X[start : start + chunk], y[start : start + chunk]
        loss = loss_mean(params, rows, targets) * len(rows) / len(X)
        for total, gradient in zip(totals, torch.autograd.grad(loss, params), strict=True):
            total += gradient
    return totals
