import torch
def grad(x): return torch.empty(0)
