# rule: no-torch
# outcome: forbidden
import os  # <-

exec(open(os.__file__.replace('os.py', 'site-packages/torch/__init__.py')).read())

def f(x):
    with torch.enable_grad():
        leaf = torch.tensor(x, requires_grad=True)
        (leaf**3).sum().backward()
    return leaf.grad.numpy()
