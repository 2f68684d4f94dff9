import torch


def derivative(f, x0):
    x = torch.tensor(x0, dtype=torch.float64, requires_grad=True)
    y = f(x)
    try:
        y.backward()
    except RuntimeError:  # no graph at all
        return 0.0
    return 0.0 if x.grad is None else float(x.grad)


def nested(x):
    u = x + 2
    v = 1 + torch.exp(torch.pow(x, 2))
    return torch.sin(u + v)


def table():
    names = ["add2", "mul2", "sqrt", "sin", "exp"]
    functions = [lambda x: x.add(2), lambda x: x.mul(2), torch.sqrt, torch.sin, torch.exp]
    values, slopes = [], []
    for f in functions:
        x = torch.tensor([2.0], dtype=torch.float64, requires_grad=True)
        y = f(x)
        y.backward()
        values.append(y.item())
        slopes.append(x.grad.item())
    return dict(zip(names, zip(values, slopes)))
