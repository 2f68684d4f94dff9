import torch

def fresh_grad(f, x):
    # もとの勾配をとっておく
    moto = x.grad
    x.grad = None
    z = f(x)
    z.backward()
    kekka = x.grad.clone()
    print("grad:", kekka)
    # もどす
    x.grad = moto
    return kekka

def reset(params):
    for p in params:
        if p.grad is not None:
            p.grad.zero_()

def twice(f, x):
    moto = x.grad
    x.grad = None
    z = f(x)
    z.backward(retain_graph=True)
    ichi = x.grad.clone()
    x.grad = None
    z.backward()
    ni = x.grad.clone()
    x.grad = moto
    return (ichi, ni)
