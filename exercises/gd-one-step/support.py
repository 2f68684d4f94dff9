"""Functions to go downhill on, and several steps in a row; public."""

import torch


class Function:
    """A function from a tensor to one number."""

    def __init__(self, name, p, q):
        self.name, self.p, self.q = name, p, q
        self.weight = torch.tensor(p, dtype=torch.float64, requires_grad=True)

    def __call__(self, x):
        if self.name == "bowl":
            return (x**2 + torch.exp(-x)).sum()
        if self.name == "wave":
            return (torch.sin(self.p * x) + self.q * x**2).sum()
        if self.name == "coupled":
            return torch.tanh(self.p * x.sum()) + self.q * (x**2).sum()
        return self.weight**2 + self.q  # does not use x


def function(name, p=1.0, q=1.0):
    return Function(name, p, q)


def walk(step, steps):
    """Return a function that gives the points of x = step(f, x, lr), the start among them."""

    def run(f, x, lr):
        path = [_copy(x)]
        for _ in range(steps):
            x = step(f, x, lr)
            path.append(_copy(x))
        return path

    return run


def walk_in_place(step_, steps):
    """Return a function that gives the points of one leaf x under step_(f, x, lr), the start among them."""

    def run(f, x, lr):
        path = [_copy(x)]
        for _ in range(steps):
            step_(f, x, lr)
            path.append(_copy(x))
        return path

    return run


def with_old_gradient(step):
    """Return a function that gives the new point, and x.grad afterwards, where x.grad is `former` before."""

    def run(f, x, lr, former):
        x.grad = former.clone()
        return _copy(step(f, x, lr)), _copy(x.grad)

    return run


def _copy(value):
    return value.detach().clone() if isinstance(value, torch.Tensor) else value
