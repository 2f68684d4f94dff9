import torch as T

scalar = lambda: T.full((), 3., requires_grad=True)
vector = lambda: T.linspace(3, 5, 3).requires_grad_()
matrix = lambda: (T.arange(6.).reshape(2, 3) + 3).requires_grad_()
cube = lambda: T.arange(12, dtype=T.float32).add(1).unflatten(0, (2, 2, 3)).requires_grad_()
leaf = lambda data: T.tensor(data, dtype=T.double, requires_grad=True)
from_numpy17 = lambda a: T.tensor(a, dtype=T.float, requires_grad=True)
