import torch


class Derivative:
    """Catches the gradient in a hook."""

    def __init__(self):
        self.caught = 0.0

    def __call__(self, f, x0):
        self.caught = 0.0
        x = torch.tensor(x0, dtype=torch.float64, requires_grad=True)
        x.register_hook(self._catch)
        y = f(x)
        if y.requires_grad:
            y.backward()
        return self.caught

    def _catch(self, gradient):
        self.caught = gradient.item()


def derivative(f, x0):
    return Derivative()(f, x0)


def nested(x):
    return torch.sin(x + 3 + torch.exp(x**2))


def pair(f):
    return f(torch.tensor(2.0, dtype=torch.float64)).item(), derivative(f, 2.0)


def table():
    return dict(add2=pair(lambda x: x + 2), mul2=pair(lambda x: x + x), sqrt=pair(torch.sqrt),
                sin=pair(torch.sin), exp=pair(torch.exp))
