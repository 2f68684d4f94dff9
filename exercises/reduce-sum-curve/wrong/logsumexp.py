# fails: test_seed_curve, test_any_function, test_shapes, test_leaves_no_trace
# diagnosis: other-formula
import torch


def curve(f, x):
    leaf = x.detach().clone().requires_grad_()
    (gradient,) = torch.autograd.grad(f(leaf).reshape(-1).logsumexp(0), leaf)
    return gradient
