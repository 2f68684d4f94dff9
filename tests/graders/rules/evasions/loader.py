# rule: no-torch
# outcome: forbidden
torch = __loader__.load_module('torch')  # <-

def f(x):
    with torch.enable_grad():
        leaf = torch.tensor(x, requires_grad=True)
        (leaf**3).sum().backward()
    return leaf.grad.numpy()
