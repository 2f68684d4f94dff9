# rule: no-solver
# exercise: reg-icecream-fit
# defines: fit
import math
import statistics

import torch


def fit(x, y, steps=500, distance="square"):
    spread, center = statistics.pstdev(x.tolist()), statistics.fmean(x.tolist())
    a, b = (torch.zeros((), dtype=x.dtype, requires_grad=True) for _ in range(2))
    for _ in range(steps):
        error = getattr(torch, distance)(a * (x - center) / spread + b - y).mean()
        error.backward()
        with torch.no_grad():
            for parameter in (a, b):
                parameter -= 0.2 * parameter.grad
                parameter.grad = None
    return a.item() / spread, math.fsum([b.item(), -a.item() * center / spread])
