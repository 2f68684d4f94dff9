# rule: no-torch
# outcome: forbidden
# runner: raised
import functools

import support

space = functools.reduce(getattr, ['cube', '__globals__'], support)  # <-
torch = space['torch']

def f(x):
    with torch.enable_grad():
        leaf = torch.tensor(x, requires_grad=True)
        (leaf**3).sum().backward()
    return leaf.grad.numpy()
