from itertools import accumulate

import torch
from torch.autograd import grad


def intermediate(x0):
    x = torch.tensor(x0, dtype=torch.float64, requires_grad=True)
    z = 2 * (y := x * x) + 3
    g = lambda out, inp: grad(out, inp, retain_graph=True)[0].item()
    return g(z, y), g(z, x), g(y, x)


def all_grads(f_steps, x0):
    s = [*accumulate(f_steps, lambda v, f: f(v), initial=torch.tensor(x0, dtype=torch.float64, requires_grad=True))]
    return [d.item() for d in grad(s[-1], s)]
