# fails: test_off_by_one, test_no_reset, test_other_functions
# diagnosis: shift-as-detached
import torch


def diagnose(f_grad, lr, xs):
    made = xs[1] - xs[0]
    right = -lr * f_grad(xs[0])
    if torch.allclose(made, right, rtol=1e-10, atol=1e-12):
        return "ok"
    if not made.any():
        return "detached"
    if torch.allclose(made, -right, rtol=1e-10, atol=1e-12):
        return "ascent"
    if torch.equal(xs, xs.float().double()):
        return "float32"
    return "lr-too-large" if made.norm() > right.norm() else "mean-scaled"
