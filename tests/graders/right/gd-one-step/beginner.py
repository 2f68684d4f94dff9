import torch

def step(f, x, lr):
    # 前の勾配をとっておく
    mae = x.grad
    x.grad = None
    y = f(x)
    y.backward()
    if x.grad is None:
        katamuki = torch.zeros_like(x)
    else:
        katamuki = x.grad
    atarashii = x.detach() - lr * katamuki
    x.grad = mae
    atarashii = atarashii.clone().detach()
    atarashii.requires_grad = True
    return atarashii

def step_(f, x, lr):
    mae = x.grad
    x.grad = None
    y = f(x)
    y.backward()
    if x.grad is not None:
        with torch.no_grad():
            x -= lr * x.grad
    x.grad = mae
