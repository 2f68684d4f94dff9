# rule: no-torch
# outcome: forbidden
# runner: raised
from torch import *  # <-
from torch import autograd

torch = autograd.torch

def f(x):
    with torch.enable_grad():
        leaf = torch.tensor(x, requires_grad=True)
        (leaf**3).sum().backward()
    return leaf.grad.numpy()
