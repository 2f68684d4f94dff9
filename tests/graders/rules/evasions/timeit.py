# rule: no-torch
# outcome: forbidden
# runner: raised
import timeit  # <-

space = {}
timeit.timeit('global torch; import torch', globals=globals(), number=1)

def f(x):
    with torch.enable_grad():
        leaf = torch.tensor(x, requires_grad=True)
        (leaf**3).sum().backward()
    return leaf.grad.numpy()
