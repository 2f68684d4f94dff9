# rule: no-solver
# outcome: forbidden
import torch


def f(x):
    y = torch.tensor(3 * x**2)
    return (torch.eye(len(x), dtype=y.dtype).inverse() @ y).numpy()  # <-
