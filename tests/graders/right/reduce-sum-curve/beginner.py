import torch

def curve(f, x):
    # x をコピーして葉にする
    x2 = x.clone().detach()
    x2.requires_grad = True
    y = f(x2)
    z = torch.sum(y)
    print("z =", z)
    z.backward()
    kekka = x2.grad
    print(kekka)
    return kekka
