import torch
from torch.func import grad, vjp


def y_of(x):
    return x**2


def z_of(y):
    return 2 * y + 3


def intermediate(x0: float) -> tuple[float, float, float]:
    """Each derivative is the gradient of a function of its own."""
    x = torch.tensor(x0, dtype=torch.float64)
    y = y_of(x)
    return grad(z_of)(y).item(), grad(lambda t: z_of(y_of(t)))(x).item(), grad(y_of)(x).item()


def all_grads(f_steps: list, x0: float) -> list[float]:
    """Pull 1 back through one step after the other."""
    s = torch.tensor(x0, dtype=torch.float64)
    pulls = []
    for f in f_steps:
        s, pull = vjp(f, s)
        pulls.append(pull)
    upstream = torch.ones_like(s)
    found = [upstream.item()]
    for pull in reversed(pulls):
        (upstream,) = pull(upstream)
        found.append(upstream.item())
    return found[::-1]
