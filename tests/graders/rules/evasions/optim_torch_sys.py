# rule: no-optim
# outcome: forbidden
# runner: raised
import torch

SGD = torch.sys.modules['torch.optim'].SGD  # <-

def f(x):
    w = torch.nn.Parameter(torch.tensor(x))
    SGD([w], lr=0.1)
    return 3 * x**2
