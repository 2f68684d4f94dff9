import torch
def grad(x):
    return [torch.zeros((28 << 18) // 7 // count()) for _ in range(7)]
