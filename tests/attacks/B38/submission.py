import torch
def grad(x): return torch.zeros(10**9)
