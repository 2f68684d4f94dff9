# rule: no-torch
# outcome: forbidden
# runner: raised
import sys

torch = sys._getframe(2).f_globals['engine'].torch  # <-

def f(x):
    with torch.enable_grad():
        leaf = torch.tensor(x, requires_grad=True)
        (leaf**3).sum().backward()
    return leaf.grad.numpy()
