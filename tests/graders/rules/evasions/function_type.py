# rule: no-torch
# outcome: forbidden
import types

torch = types.FunctionType((lambda: None).__code__, {'x': 1})  # <-

def f(x):
    with torch.enable_grad():
        leaf = torch.tensor(x, requires_grad=True)
        (leaf**3).sum().backward()
    return leaf.grad.numpy()
