# rule: no-solver
# outcome: forbidden
import torch
import torch.linalg as algebra


def f(x):
    y = torch.tensor(3 * x**2)
    return algebra.lstsq(torch.eye(len(x), dtype=y.dtype), y[:, None]).solution[:, 0].numpy()  # <-
