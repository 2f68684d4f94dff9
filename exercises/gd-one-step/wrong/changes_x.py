# fails: test_guest
# diagnosis: mutated-input
import torch


def step(f, x, lr):
    step_(f, x, lr)
    return x


def step_(f, x, lr):
    (gradient,) = torch.autograd.grad(f(x), x, materialize_grads=True)
    with torch.no_grad():
        x -= lr * gradient
