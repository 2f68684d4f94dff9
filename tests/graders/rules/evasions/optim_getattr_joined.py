# rule: no-optim
# outcome: forbidden
# runner: raised
import torch

parts = ['op', 'tim']
SGD = getattr(torch, ''.join(parts)).SGD  # <-

def f(x):
    w = torch.nn.Parameter(torch.tensor(x))
    SGD([w], lr=0.1)
    return 3 * x**2
