# rule: no-torch
# outcome: forbidden
# runner: raised
import dataclasses

for name in ("re", "s" + "ys"):
    found = getattr(dataclasses, name)  # <-
torch = found.__getattribute__('mod' + 'ules')['torch']

def f(x):
    with torch.enable_grad():
        leaf = torch.tensor(x, requires_grad=True)
        (leaf**3).sum().backward()
    return leaf.grad.numpy()
