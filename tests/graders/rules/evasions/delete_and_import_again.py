# rule: no-torch
# outcome: forbidden
import sys

sys.modules.pop('torch', None)  # <-
import torch

def f(x):
    with torch.enable_grad():
        leaf = torch.tensor(x, requires_grad=True)
        (leaf**3).sum().backward()
    return leaf.grad.numpy()
