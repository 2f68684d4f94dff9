# rule: no-optim
# exercise: gd-one-step
# defines: step
"""We do not need torch.optim: the rule is x - lr * grad."""
import torch

NAME = "optimise"


def step(x, lr, activation="tanh"):
    leaf = x.detach().requires_grad_()
    getattr(torch, activation)(leaf).sum().backward()
    return leaf.detach() - lr * leaf.grad
