# rule: no-optim
# outcome: forbidden
# runner: raised
import torch

for name in sorted(['optim']):
    holder = torch.nn.modules.module.torch
SGD = holder.__getattribute__(name).SGD  # <-

def f(x):
    w = torch.nn.Parameter(torch.tensor(x))
    SGD([w], lr=0.1)
    return 3 * x**2
