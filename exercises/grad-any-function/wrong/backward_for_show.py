# fails: test_any_function, test_table, test_called_once
# diagnosis: finite-differences
import torch


def derivative(f, x0):
    x = torch.tensor(x0, dtype=torch.float64)
    h = 1e-4
    (x.clone().requires_grad_() ** 2).backward()  # for show
    return ((f(x + h) - f(x)) / h).item()


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
