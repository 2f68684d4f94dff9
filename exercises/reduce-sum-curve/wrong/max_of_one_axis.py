# fails: test_seed_curve, test_any_function, test_shapes, test_leaves_no_trace
# diagnosis: one-maximum-instead-of-sum
import torch


def curve(f, x):
    leaf = x.detach().clone().requires_grad_()
    (gradient,) = torch.autograd.grad(f(leaf).reshape(-1).max(dim=0).values, leaf)
    return gradient
