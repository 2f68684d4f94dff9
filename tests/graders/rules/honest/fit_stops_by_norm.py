# rule: no-solver
# exercise: reg-icecream-fit
# defines: fit
import numpy as np
import torch
from torch.linalg import norm


def fit(x, y, steps=500):
    A = torch.stack([x / x.abs().max(), torch.ones_like(x)], dim=1)
    inverse_size = 1 / np.linalg.norm(A.numpy(), 2) ** 2
    line = torch.zeros(2, dtype=x.dtype, requires_grad=True)
    for _ in range(steps):
        loss = 0.5 * ((A @ line - y) ** 2).sum()
        (gradient,) = torch.autograd.grad(loss, line)
        if norm(gradient) < 1e-9 or torch.linalg.vector_norm(gradient) == 0:
            break
        with torch.no_grad():
            line -= inverse_size * gradient
    return line[0].item() / x.abs().max().item(), line[1].item()
