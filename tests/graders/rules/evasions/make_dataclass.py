# rule: no-torch
# outcome: forbidden
import dataclasses

kind = dataclasses.make_dataclass('K', ['x'])  # <-
torch = kind('torch')

def f(x):
    with torch.enable_grad():
        leaf = torch.tensor(x, requires_grad=True)
        (leaf**3).sum().backward()
    return leaf.grad.numpy()
