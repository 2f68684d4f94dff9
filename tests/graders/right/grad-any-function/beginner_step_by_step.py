import torch

def derivative(f, x0):
    x = torch.tensor(x0, dtype=torch.float64, requires_grad=True)
    y = f(x)
    print("y =", y)
    # f が x によらないとき
    if y.grad_fn is None:
        if y.requires_grad == False:
            return 0.0
    y.backward()
    if x.grad is None:
        return 0.0
    return x.grad.item()

def nested(x):
    a = x + 2
    b = torch.exp(x ** 2)
    c = 1 + b
    d = a + c
    return torch.sin(d)

def add2(x):
    return x + 2

def mul2(x):
    return x * 2

def table():
    kekka = {}
    x = torch.tensor(2.0, dtype=torch.float64)
    kekka["add2"] = (add2(x).item(), derivative(add2, 2.0))
    kekka["mul2"] = (mul2(x).item(), derivative(mul2, 2.0))
    kekka["sqrt"] = (torch.sqrt(x).item(), derivative(torch.sqrt, 2.0))
    kekka["sin"] = (torch.sin(x).item(), derivative(torch.sin, 2.0))
    kekka["exp"] = (torch.exp(x).item(), derivative(torch.exp, 2.0))
    return kekka
