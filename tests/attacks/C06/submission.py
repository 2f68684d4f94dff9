import torch
def grad(x): return torch.ones(10**13)
