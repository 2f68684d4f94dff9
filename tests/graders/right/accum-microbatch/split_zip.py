import torch
from torch.autograd import grad


def microbatch_grad(loss_mean, params, X, y, chunk):
    totals = [0.0 for _ in params]
    for rows, targets in zip(X.split(chunk), y.split(chunk)):
        gradients = grad(loss_mean(params, rows, targets), params)
        totals = [t + g * (len(rows) / len(X)) for t, g in zip(totals, gradients)]
    return totals
