import torch
def grad(x): return torch.zeros(1).expand(10**6,10**6)
