import torch

def f(x):
    sigmoid = 1 / (1 + torch.exp(-x))
    bunshi = -torch.log(sigmoid + 1)
    bunbo = x ** 2 + 1
    return bunshi / bunbo

def minimise(x0, lr, steps):
    x = torch.tensor(float(x0), dtype=torch.float64, requires_grad=True)
    for i in range(steps):
        y = f(x)
        y.backward()
        with torch.no_grad():
            x -= lr * x.grad
        x.grad = None
    y = f(x)
    print("x =", x.item(), "f(x) =", y.item())
    return (x.item(), y.item())

def solve():
    kotae, atai = minimise(3.0, 0.5, 200)
    return kotae
