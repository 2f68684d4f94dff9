# rule: no-torch
# outcome: forbidden
# runner: raised
@lambda _: __import__('torch')  # <-
def torch():
    pass

def f(x):
    with torch.enable_grad():
        leaf = torch.tensor(x, requires_grad=True)
        (leaf**3).sum().backward()
    return leaf.grad.numpy()
