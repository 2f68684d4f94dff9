# rule: no-torch
# outcome: forbidden
# runner: raised
from unittest import mock  # <-

torch = mock.patch('torch.x').getter()

def f(x):
    with torch.enable_grad():
        leaf = torch.tensor(x, requires_grad=True)
        (leaf**3).sum().backward()
    return leaf.grad.numpy()
