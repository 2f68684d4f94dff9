import torch

def descend(x0, lr, steps):
    x = torch.tensor(float(x0), dtype=torch.float64, requires_grad=True)
    kiseki = [x.item()]
    for i in range(steps):
        y = x ** 2 + torch.exp(-x)
        y.backward()
        with torch.no_grad():
            x -= lr * x.grad
        x.grad = None
        kiseki.append(x.item())
        print(i, x.item(), y.item())
    return kiseki
