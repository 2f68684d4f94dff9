import torch


def diagnose(f_grad, lr, xs):
    made = xs[1:] - xs[:-1]
    right = -lr * torch.stack([f_grad(x) for x in xs[:-1]])
    late = right.clone()
    late[0] = 0

    def fits(steps):
        return torch.allclose(made, steps, rtol=1e-9, atol=1e-10)

    if fits(right):
        return "ok"
    if not made.any():
        return "detached"
    if fits(-right):
        return "ascent"
    if fits(right.cumsum(0)):
        return "no-reset"
    if fits(late):
        return "off-by-one"
    if torch.equal(xs, xs.float().double()):
        return "float32"
    return "lr-too-large" if made.norm() > right.norm() else "mean-scaled"
