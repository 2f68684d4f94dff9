import torch
def grad(x):
    return [torch.zeros(1 << 20) for _ in range(7)]
