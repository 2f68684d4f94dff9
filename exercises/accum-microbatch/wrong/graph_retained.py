# fails: test_one_graph_at_a_time
# diagnosis: too-costly
import torch


def microbatch_grad(loss_mean, params, X, y, chunk):
    totals = [torch.zeros_like(param) for param in params]
    for start in range(0, len(X), chunk):
        rows, targets = X[start : start + chunk], y[start : start + chunk]
        loss = loss_mean(params, rows, targets) * len(rows) / len(X)
        gradients = torch.autograd.grad(loss, params, retain_graph=True)
        totals = [total + gradient for total, gradient in zip(totals, gradients)]
    return totals
