# rule: no-torch
# outcome: forbidden
# runner: raised
import typing


def hinted(x: "__import__('torch')"):  # <-
    pass


torch = typing.get_type_hints(hinted)["x"]

def f(x):
    with torch.enable_grad():
        leaf = torch.tensor(x, requires_grad=True)
        (leaf**3).sum().backward()
    return leaf.grad.numpy()
