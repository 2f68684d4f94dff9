import torch


def microbatch_grad(loss_mean, params, X, y, chunk):
    """Return the gradients of the mean loss over all rows by each parameter, from at most chunk rows at a time."""
    ...
