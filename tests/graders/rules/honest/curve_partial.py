# rule: autograd-required
# exercise: grad-any-function
# defines: derivative
from functools import partial

import torch

gradient = partial(torch.autograd.grad, allow_unused=True)


def derivative(f, x0):
    x = torch.tensor(x0, dtype=torch.float64, requires_grad=True)
    (g,) = gradient(f(x), x)
    return 0.0 if g is None else float(g)
