import torch

def branch_grad(x0, coin):
    x = torch.tensor(x0, dtype=torch.float64, requires_grad=True)
    if coin < 0.5:
        print("ウラ")
        y = x + 3
    else:
        print("オモテ")
        y = torch.sin(x) + torch.cos(x ** 2)
    y.backward()
    return x.grad.item()

def piecewise(xs):
    # 一点ずつ計算する
    moto = xs.detach().reshape(-1)
    kekka = torch.zeros_like(moto)
    for i in range(len(moto)):
        x = moto[i].clone()
        x.requires_grad_(True)
        if x < -1:
            y = torch.sqrt(-x)
        elif x <= 1:
            y = x ** 2
        else:
            y = 1 + torch.log(x)
        y.backward()
        kekka[i] = x.grad
    return kekka.reshape(xs.shape)
