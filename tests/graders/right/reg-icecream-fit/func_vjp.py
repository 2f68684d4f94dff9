import torch


def fit(x, y, steps=200):
    m, s = x.mean(), x.std(unbiased=False)
    A = torch.stack([(x - m) / s, torch.ones_like(x)], dim=1)
    loss = lambda p: (A @ p - y).square().mean()
    p = torch.zeros(2, dtype=x.dtype)
    for _ in range(steps):
        value, pull = torch.func.vjp(loss, p)
        p = p - 0.25 * pull(torch.ones_like(value))[0]
    c, d = p.tolist()
    return c / s.item(), d - c * (m / s).item()
