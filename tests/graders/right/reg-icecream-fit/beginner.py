import torch

def fit(x, y, steps=200):
    # 標準化
    m = x.mean()
    s = x.std()
    z = (x - m) / s
    c = torch.tensor(0.0, dtype=torch.float64, requires_grad=True)
    d = torch.tensor(0.0, dtype=torch.float64, requires_grad=True)
    lr = 0.1
    for i in range(steps):
        loss = torch.mean((y - c * z - d) ** 2)
        loss.backward()
        with torch.no_grad():
            c -= lr * c.grad
            d -= lr * d.grad
        c.grad.zero_()
        d.grad.zero_()
        if i % 50 == 0:
            print(i, loss.item())
    # もとの単位にもどす
    a = c / s
    b = d - c * m / s
    return a.item(), b.item()
