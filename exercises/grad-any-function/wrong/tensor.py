# fails: test_any_function, test_table, test_no_dependence
# diagnosis: wrong-type
import torch


def derivative(f, x0):
    x = torch.tensor(x0, dtype=torch.float64, requires_grad=True)
    y = f(x)
    if not y.requires_grad:
        return torch.tensor(0.0)
    (gradient,) = torch.autograd.grad(y, x, allow_unused=True)
    return torch.zeros_like(x) if gradient is None else gradient


def nested(x):
    return torch.sin((x + 2) + (1 + torch.exp(x**2)))


def table():
    functions = {
        "add2": lambda x: x + 2,
        "mul2": lambda x: x * 2,
        "sqrt": torch.sqrt,
        "sin": torch.sin,
        "exp": torch.exp,
    }
    at = torch.tensor(2.0, dtype=torch.float64)
    return {name: (f(at).item(), derivative(f, 2.0)) for name, f in functions.items()}
