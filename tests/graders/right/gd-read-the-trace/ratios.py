import torch
from torch import Tensor


def diagnose(f_grad, lr: float, xs: Tensor) -> str:
    """Project each step on the gradient and look at the ratios."""
    moved = xs.diff(dim=0)
    if not moved.any():
        return "detached"
    if not moved[0].any():
        return "off-by-one"
    wanted = torch.stack([-lr * f_grad(x) for x in xs[:-1]])
    ratio = (moved[0] @ wanted[0] / (wanted[0] @ wanted[0])).item()
    spread = (moved - ratio * wanted).norm() / moved.norm()
    if spread < 1e-3:
        if ratio < 0:
            return "ascent"
        if abs(ratio - 1) < 1e-4:
            exact = torch.allclose(moved, wanted, rtol=1e-9, atol=1e-11 * xs.abs().max().item())
            return "ok" if exact else "float32"
        return "lr-too-large" if ratio > 1 else "mean-scaled"
    return "no-reset"
