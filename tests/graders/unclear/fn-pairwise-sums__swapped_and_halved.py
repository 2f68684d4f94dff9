import torch
class PairSums(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x1, x2, x3): return x1 + x2, x2 + x3, x3 + x1
    @staticmethod
    def backward(ctx, a, b, c): return (a + b) / 2, (b + c) / 2, (c + a) * 2
def closed_form(x1, x2, x3):
    return (x2 + x3)**2, (x1 + x3)**2 * 2, (x1 + x2)**2 / 2
