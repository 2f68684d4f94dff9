# rule: no-optim
# exercise: gd-one-step
# defines: step
import torch


def step(x, lr):
    optim = {"name": "gradient descent", "rate": lr}
    leaf = x.detach().requires_grad_()
    (leaf**2 + torch.exp(-leaf)).sum().backward()
    with torch.no_grad():
        return x - optim["rate"] * leaf.grad
