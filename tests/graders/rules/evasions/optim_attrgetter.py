# rule: no-optim
# outcome: forbidden
# runner: raised
import operator

import torch

SGD = operator.attrgetter('optim.SGD')(torch)  # <-

def f(x):
    w = torch.nn.Parameter(torch.tensor(x))
    SGD([w], lr=0.1)
    return 3 * x**2
