import torch


def standardise(v):
    shift = v.mean()
    scale = ((v - shift) ** 2).mean().sqrt()
    if scale == 0:
        scale = torch.ones_like(scale)
    return (v - shift) / scale, shift, scale


def fit(x, y, steps=200):
    z, mx, sx = standardise(x)
    u, my, sy = standardise(y)
    w = torch.zeros(2, dtype=x.dtype).requires_grad_()
    for _ in range(steps):
        g, = torch.autograd.grad(((u - w[0] * z - w[1]) ** 2).mean(), w)
        w = (w - 0.1 * g).detach().requires_grad_()
    # u = c z + d  =>  y = sy (c (x - mx) / sx + d) + my
    c, d = w.detach()
    a = sy * c / sx
    b = my + sy * d - a * mx
    return float(a), float(b)
