# fails: test_guest
# diagnosis: accumulated
import torch


def step(f, x, lr):
    f(x).backward()
    if x.grad is None:
        return x.detach().clone().requires_grad_()
    return (x - lr * x.grad).detach().requires_grad_()


def step_(f, x, lr):
    (gradient,) = torch.autograd.grad(f(x), x, materialize_grads=True)
    with torch.no_grad():
        x -= lr * gradient
