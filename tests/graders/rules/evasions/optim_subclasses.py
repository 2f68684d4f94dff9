# rule: no-optim
# outcome: forbidden
# runner: raised
import torch

base = next(kind for kind in object.__subclasses__() if kind.__name__ == 'Optimizer')  # <-
SGD = next(kind for kind in base.__subclasses__() if kind.__name__ == 'SGD')

def f(x):
    w = torch.nn.Parameter(torch.tensor(x))
    SGD([w], lr=0.1)
    return 3 * x**2
