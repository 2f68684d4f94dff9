import torch


class Accumulator:
    """A weighted mean of gradients that grows by one chunk after the other."""

    def __init__(self, params):
        self.params = params
        self.rows = 0
        self.mean = [torch.zeros_like(p).detach() for p in params]

    def add(self, loss, rows):
        self.rows += rows
        for mean, g in zip(self.mean, torch.autograd.grad(loss, self.params)):
            mean += (g - mean) * rows / self.rows


def microbatch_grad(loss_mean, params, X, y, chunk):
    accumulator = Accumulator(params)
    for rows, targets in zip(torch.split(X, chunk), torch.split(y, chunk)):
        accumulator.add(loss_mean(params, rows, targets), rows.shape[0])
    return accumulator.mean
