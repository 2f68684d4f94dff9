import torch
def descend(x0, lr, steps):
    x = torch.tensor(float(x0), dtype=torch.float64, requires_grad=True)
    path = [x.item()]
    for k in range(steps):
        (g,) = torch.autograd.grad(x**2 + torch.exp(-x), x)
        with torch.no_grad():
            x -= lr / (1 + 0.1 * k) * g
        path.append(x.item())
    return path
