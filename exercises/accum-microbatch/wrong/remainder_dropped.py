# fails: test_statement_example, test_shorter_last_chunk, test_extreme_chunks, test_one_graph_at_a_time, test_asked_again
# diagnosis: remainder-dropped
import torch


def microbatch_grad(loss_mean, params, X, y, chunk):
    totals = [torch.zeros_like(param) for param in params]
    for number in range(len(X) // chunk):
        rows = slice(number * chunk, (number + 1) * chunk)
        loss = loss_mean(params, X[rows], y[rows]) * chunk / len(X)
        for total, gradient in zip(totals, torch.autograd.grad(loss, params)):
            total += gradient
    return totals
