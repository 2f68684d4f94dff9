# rule: no-torch
# outcome: forbidden
# runner: raised
import runpy  # <-

space = runpy.run_module('torch._utils')
torch = space['torch']

def f(x):
    with torch.enable_grad():
        leaf = torch.tensor(x, requires_grad=True)
        (leaf**3).sum().backward()
    return leaf.grad.numpy()
