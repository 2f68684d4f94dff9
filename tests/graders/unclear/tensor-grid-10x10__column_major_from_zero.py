import torch
def grid(n=10):
    return torch.arange(float(n*n)).reshape(n, n).T.contiguous().requires_grad_()
