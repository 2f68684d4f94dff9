import math

import torch


def microbatch_grad(loss_mean, params, X, y, chunk):
    n = len(X)
    kept = [None if p.grad is None else p.grad.clone() for p in params]
    for p in params:
        p.grad = torch.zeros_like(p)
    for k in range(math.ceil(n / chunk)):
        index = torch.arange(k * chunk, min((k + 1) * chunk, n))
        loss = loss_mean(params, X.index_select(0, index), y[index])
        torch.autograd.backward(loss.mul(len(index)))
    answer = [p.grad.div(n) for p in params]
    for p, grad in zip(params, kept):
        p.grad = grad
    return answer
