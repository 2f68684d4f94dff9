# rule: autograd-required
# exercise: jac-rows
# defines: jacobian_of
from torch.autograd.functional import *


def jacobian_of(f, x):
    return jacobian(f, x)
