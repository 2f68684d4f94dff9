import torch
import torch.autograd.forward_ad as fwAD


def derivative(a, b, c, x0):
    with fwAD.dual_level():
        x = fwAD.make_dual(torch.tensor(float(x0), dtype=torch.float64), torch.tensor(1.0, dtype=torch.float64))
        y = a * x**2 + b * x + c
        return fwAD.unpack_dual(y).tangent.item()
