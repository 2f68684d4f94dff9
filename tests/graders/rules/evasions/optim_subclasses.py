# rule: no-optim
# outcome: forbidden
# runner: raised
import torch

SGD = [k for k in object.__subclasses__() if k.__name__ == 'Optimizer'][0]  # <-

def f(x):
    w = torch.nn.Parameter(torch.tensor(x))
    SGD([w], lr=0.1)
    return 3 * x**2
