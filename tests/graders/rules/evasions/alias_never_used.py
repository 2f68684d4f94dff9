# rule: autograd-required
# outcome: forbidden
import torch

g = torch.autograd.grad

def f(x):  # <-
    h = 1e-6
    return ((x + h) ** 3 - (x - h) ** 3) / (2 * h)
