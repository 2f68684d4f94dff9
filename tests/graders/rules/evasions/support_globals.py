# rule: no-torch
# outcome: forbidden
# runner: raised
import support

torch = support.cube.__globals__['torch']  # <-

def f(x):
    with torch.enable_grad():
        leaf = torch.tensor(x, requires_grad=True)
        (leaf**3).sum().backward()
    return leaf.grad.numpy()
