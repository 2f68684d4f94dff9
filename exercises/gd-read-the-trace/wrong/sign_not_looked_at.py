# fails: test_ok_ascent_detached, test_other_functions
# diagnosis: sign-not-looked-at
import torch


def diagnose(f_grad, lr, xs):
    made = xs[1:] - xs[:-1]
    right = -lr * torch.stack([f_grad(x) for x in xs[:-1]])
    precision = 1e-11 * xs.abs().max().item()

    def same(one, other):
        return torch.allclose(one, other, rtol=1e-9, atol=precision)

    if same(made.abs(), right.abs()):
        return "ok"
    if not made.any():
        return "detached"
    if same(made, -right):
        return "ascent"
    if same(made, right.cumsum(0)):
        return "no-reset"
    if not made[0].any() and same(made[1:], right[1:]):
        return "off-by-one"
    if torch.equal(xs, xs.float().double()):
        return "float32"
    return "lr-too-large" if made[0].norm() > right[0].norm() else "mean-scaled"
