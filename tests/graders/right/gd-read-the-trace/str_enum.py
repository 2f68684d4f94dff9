from enum import StrEnum

import torch


class Fault(StrEnum):
    NONE = "ok"
    PILED = "no-reset"
    SIGN = "ascent"
    LONG = "lr-too-large"
    SHORT = "mean-scaled"
    STILL = "detached"
    SINGLE = "float32"
    TWICE = "off-by-one"


def diagnose(f_grad, lr, xs):
    made = xs[1:] - xs[:-1]
    if not made.any():
        return Fault.STILL
    if not made[0].any():
        return Fault.TWICE
    right = -lr * torch.stack([f_grad(x) for x in xs[:-1]])
    near = lambda a, b: torch.allclose(a, b, rtol=1e-9, atol=1e-11 * xs.abs().max().item())
    if near(made, right):
        return Fault.NONE
    if near(made, -right):
        return Fault.SIGN
    if near(made, torch.cumsum(right, 0)):
        return Fault.PILED
    if torch.equal(xs.float().double(), xs):
        return Fault.SINGLE
    return Fault.LONG if made[0].norm() > right[0].norm() else Fault.SHORT
