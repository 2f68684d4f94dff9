# fails: test_other_functions
# diagnosis: parabolas-only
import torch


def diagnose(f_grad, lr, xs):
    if torch.equal(xs, xs[:1].expand_as(xs)):
        return "detached"
    if torch.equal(xs, xs.float().double()):
        return "float32"
    shifted = torch.equal(xs[0], xs[1])
    points = xs[1:] if shifted else xs
    curvature = (f_grad(points[1]) - f_grad(points[0])) / (points[1] - points[0])
    ratios = ((points[2:] - points[1:-1]) / (points[1:-1] - points[:-2])).flatten()
    first = ((points[1] - points[0]) / (-lr * f_grad(points[0]))).mean()
    if torch.allclose(first, torch.ones_like(first), rtol=1e-9, atol=1e-12):
        steady = torch.allclose(ratios, 1 - lr * curvature, rtol=1e-9, atol=1e-12)
        return "no-reset" if not steady else "off-by-one" if shifted else "ok"
    if torch.allclose(first, -torch.ones_like(first), rtol=1e-9, atol=1e-12):
        return "ascent"
    return "lr-too-large" if first > 1 else "mean-scaled"
