# fails: test_one_graph_at_a_time
# diagnosis: too-costly
import torch


def microbatch_grad(loss_mean, params, X, y, chunk):
    total = 0
    for rows, targets in zip(X.split(chunk), y.split(chunk)):
        total = total + loss_mean(params, rows, targets) * len(rows) / len(X)
    return list(torch.autograd.grad(total, params))
