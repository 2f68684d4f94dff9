# fails: test_statement_example, test_equal_chunks, test_shorter_last_chunk, test_extreme_chunks, test_asked_again
# diagnosis: sum-instead-of-mean
import torch


def microbatch_grad(loss_mean, params, X, y, chunk):
    totals = [torch.zeros_like(param) for param in params]
    for rows, targets in zip(X.split(chunk), y.split(chunk)):
        gradients = torch.autograd.grad(loss_mean(params, rows, targets) * len(rows), params)
        totals = [total + gradient for total, gradient in zip(totals, gradients)]
    return totals
