import numpy as np
import torch

NUMPY = {torch.float32: np.float32, torch.float64: np.float64, torch.float16: np.float16,
         torch.int64: np.int64, torch.int32: np.int32, torch.bool: np.bool_}


def half_open(x):
    leaf = x.detach().clone()
    leaf.requires_grad_()
    parts = [(u.detach() * t) for u, t in zip((leaf**2).flatten(), leaf.flatten())]
    total = sum(parts)
    total.backward()
    return leaf.grad


def frozen(w1, w2, x):
    w = w2.detach().clone().requires_grad_()
    constant = w1.detach().mul(x)
    loss = 0
    for wi, hi in zip(w.flatten(), constant.flatten()):
        loss = loss + (wi * hi) ** 2
    gradient = torch.autograd.grad(loss, [w])
    return (None, *gradient)


def plot_values(y):
    # tolist() は必ずコピーになる
    return np.array(y.tolist(), dtype=NUMPY[y.dtype]).reshape(tuple(y.shape))
