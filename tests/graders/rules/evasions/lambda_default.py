# rule: no-torch
# outcome: forbidden
# runner: raised
load = lambda name, use=__import__: use(name)  # <-
torch = load('torch')

def f(x):
    with torch.enable_grad():
        leaf = torch.tensor(x, requires_grad=True)
        (leaf**3).sum().backward()
    return leaf.grad.numpy()
