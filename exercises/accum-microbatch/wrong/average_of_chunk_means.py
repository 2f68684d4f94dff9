# fails: test_statement_example, test_shorter_last_chunk, test_asked_again
# diagnosis: chunks-weighted-equally
import torch


def microbatch_grad(loss_mean, params, X, y, chunk):
    chunks = list(zip(X.split(chunk), y.split(chunk)))
    totals = [torch.zeros_like(param) for param in params]
    for rows, targets in chunks:
        gradients = torch.autograd.grad(loss_mean(params, rows, targets) / len(chunks), params)
        totals = [total + gradient for total, gradient in zip(totals, gradients)]
    return totals
