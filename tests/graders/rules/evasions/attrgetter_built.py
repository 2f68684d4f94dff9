# rule: no-torch
# outcome: forbidden
import operator

import support

SPELT = (95, 95, 103, 108, 111, 98, 97, 108, 115, 95, 95)
name = bytes(SPELT).decode()
torch = operator.attrgetter(name)(support.cube)["torch"]  # <-
engine = torch.autograd.Variable._execution_engine


def f(x):
    with torch.enable_grad():
        leaf = torch.tensor(x, requires_grad=True)
        total = (leaf**3).sum()
    (gradient,) = engine.run_backward(
        (total,), (torch.ones_like(total),), False, False, (leaf,), allow_unreachable=True, accumulate_grad=False
    )
    return gradient.numpy()
