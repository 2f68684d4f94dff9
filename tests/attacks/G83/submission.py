import torch
class Changing(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x): return x.clone() * 0
    @staticmethod
    def backward(ctx, g): return g * float("nan")
def grad(x):
    leaf = x.detach().clone().requires_grad_()
    leaf.register_hook(lambda g: g * 0 + 7)
    result = Changing.apply(leaf)
    result.grad_fn.__class__.__name__ = "T" * 100000
    return result
