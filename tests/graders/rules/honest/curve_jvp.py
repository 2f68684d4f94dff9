# rule: autograd-required
# exercise: jvp-vjp-adjoint
# defines: jvp
import torch
from torch.autograd.forward_ad import dual_level, make_dual, unpack_dual


def jvp(f, x, v):
    with dual_level():
        return unpack_dual(f(make_dual(x, v))).tangent
