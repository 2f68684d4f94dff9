# rule: autograd-required
# outcome: known limit - a backward() whose result goes nowhere; the exercises count what is called
import torch


def f(x):
    leaf = torch.ones(1, requires_grad=True)
    leaf.sum().backward()
    return 3 * x**2
