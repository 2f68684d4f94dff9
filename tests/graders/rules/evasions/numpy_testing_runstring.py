# rule: no-torch
# outcome: forbidden
# runner: raised
import numpy as np

space = {}
np.testing.runstring('import torch', space)  # <-
torch = space['torch']

def f(x):
    with torch.enable_grad():
        leaf = torch.tensor(x, requires_grad=True)
        (leaf**3).sum().backward()
    return leaf.grad.numpy()
