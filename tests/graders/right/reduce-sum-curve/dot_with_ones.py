from functools import partial

import torch
from torch.autograd import grad

gradient_of = partial(grad, retain_graph=False, create_graph=False)


def curve(f, x):
    with torch.enable_grad():
        p = x.detach().requires_grad_()
        y = f(p)
        g, = gradient_of(torch.einsum("i,i->", y.reshape(-1), torch.ones_like(y).reshape(-1)), p)
    return g.clone()
