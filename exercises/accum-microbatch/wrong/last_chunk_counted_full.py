# fails: test_statement_example, test_shorter_last_chunk, test_extreme_chunks, test_asked_again
# diagnosis: last-chunk-too-heavy
import torch


def microbatch_grad(loss_mean, params, X, y, chunk):
    totals = [torch.zeros_like(param) for param in params]
    for start in range(0, len(X), chunk):
        loss = loss_mean(params, X[start : start + chunk], y[start : start + chunk])
        for total, gradient in zip(totals, torch.autograd.grad(loss, params)):
            total += gradient * chunk / len(X)
    return totals
