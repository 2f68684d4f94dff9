import torch

# 葉は一度だけ作り、毎回 .grad を消す
x = torch.zeros((), dtype=torch.float64, requires_grad=True)


def derivative(a, b, c, x0):
    x.grad = None
    with torch.no_grad():
        x.copy_(torch.tensor(x0))
        x.fill_(x0)
    (a * x**2 + b * x + c).backward()
    return x.grad.item()
