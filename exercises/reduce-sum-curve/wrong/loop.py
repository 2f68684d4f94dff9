# fails: test_one_pass
# diagnosis: too-costly
import torch


def curve(f, x):
    result = torch.empty_like(x).reshape(-1)
    for i, value in enumerate(x.detach().reshape(-1)):
        leaf = value.clone().requires_grad_()
        (result[i],) = torch.autograd.grad(f(leaf), leaf)
    return result.reshape(x.shape).detach()
