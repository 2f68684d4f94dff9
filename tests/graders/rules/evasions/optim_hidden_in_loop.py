# rule: no-optim
# outcome: forbidden
import torch

for name in dir(torch.nn.Module) + ['optim']:
    holder = torch.nn
SGD = holder.modules.module.torch.__getattribute__(name).SGD  # <-

def f(x):
    w = torch.nn.Parameter(torch.tensor(x))
    SGD([w], lr=0.1)
    return 3 * x**2
