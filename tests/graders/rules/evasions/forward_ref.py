# rule: no-torch
# outcome: forbidden
# runner: raised
import typing

torch = typing.ForwardRef('__imp' + 'ort__("torch")')._evaluate({}, {}, recursive_guard=frozenset())  # <-

def f(x):
    with torch.enable_grad():
        leaf = torch.tensor(x, requires_grad=True)
        (leaf**3).sum().backward()
    return leaf.grad.numpy()
