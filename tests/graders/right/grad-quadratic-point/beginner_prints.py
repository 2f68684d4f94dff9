import torch

def derivative(a, b, c, x0):
    # 変数を定義する
    x = torch.tensor(float(x0), dtype=torch.float64, requires_grad=True)
    # 計算する
    y = a * x ** 2 + b * x + c
    print("y =", y)
    # 微分する
    y.backward()
    print("dy/dx =", x.grad)
    kotae = x.grad
    return float(kotae)
