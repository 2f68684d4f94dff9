# rule: no-optim
# outcome: raised
import torch

name = min(['optim', 'z'])
SGD = getattr(torch, name).SGD

def f(x):
    w = torch.nn.Parameter(torch.tensor(x))
    SGD([w], lr=0.1)
    return 3 * x**2
