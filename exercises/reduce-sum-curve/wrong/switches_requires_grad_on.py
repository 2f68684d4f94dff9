# fails: test_leaves_no_trace
# diagnosis: mutated-input
import torch


def curve(f, x):
    leaf = x.requires_grad_()
    total = f(leaf).sum()
    (gradient,) = torch.autograd.grad(total, leaf)
    return gradient
