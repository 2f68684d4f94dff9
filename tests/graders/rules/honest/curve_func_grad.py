# rule: autograd-required
# exercise: reduce-sum-curve
# defines: curve
from torch.func import grad


def curve(f, x):
    return grad(lambda t: f(t).sum())(x.detach())
