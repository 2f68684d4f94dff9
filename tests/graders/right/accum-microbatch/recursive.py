import torch


def microbatch_grad(loss_mean, params, X, y, chunk):
    def sums(X, y):
        """Gradients of the sum of the losses."""
        head, tail = X[:chunk], X[chunk:]
        loss = loss_mean(params, head, y[:chunk]) * head.shape[0]
        found = torch.autograd.grad(loss, params)
        if tail.shape[0] == 0:
            return found
        return [one + more for one, more in zip(found, sums(tail, y[chunk:]))]

    return [g / X.shape[0] for g in sums(X, y)]
