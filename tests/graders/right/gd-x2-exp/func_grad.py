import torch

f = lambda x: x**2 + torch.exp(-x)
df = torch.func.grad(f)


def descend(x0: float, lr: float, steps: int) -> list[float]:
    x = torch.tensor(x0, dtype=torch.float64)
    path = [x.item()]
    while len(path) <= steps:
        x = x - lr * df(x)
        path.append(x.item())
    return path
