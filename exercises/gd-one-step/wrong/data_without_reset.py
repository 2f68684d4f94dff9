# fails: test_in_place, test_ten_in_place
# diagnosis: no-reset
import torch


def step(f, x, lr):
    (gradient,) = torch.autograd.grad(f(x), x, materialize_grads=True)
    return (x - lr * gradient).detach().requires_grad_()


def step_(f, x, lr):
    f(x).backward()
    if x.grad is not None:
        x.data -= lr * x.grad
