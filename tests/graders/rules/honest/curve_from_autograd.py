# rule: autograd-required
# exercise: reduce-sum-curve
# defines: curve
from torch import autograd as ag


def curve(f, x):
    with_leaf = x.detach().requires_grad_()
    (g,) = ag.grad(f(with_leaf).sum(), [with_leaf])
    return g
