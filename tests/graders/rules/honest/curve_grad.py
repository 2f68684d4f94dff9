# rule: autograd-required
# exercise: reduce-sum-curve
# defines: curve
import torch


def curve(f, x):
    leaf = x.detach().clone().requires_grad_()
    return torch.autograd.grad(f(leaf).sum(), leaf)[0]
