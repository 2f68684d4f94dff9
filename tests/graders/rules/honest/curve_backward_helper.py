# rule: autograd-required
# exercise: reduce-sum-curve
# defines: curve
import torch as T


def _leaf(x):
    return T.clone(x.detach()).requires_grad_(True)


def _gradient(z, leaf):
    z.backward()
    return leaf.grad


def curve(f, x):
    leaf = _leaf(x)
    return _gradient(f(leaf).sum(), leaf)
