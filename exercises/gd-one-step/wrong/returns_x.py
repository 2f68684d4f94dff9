# fails: test_in_place
# diagnosis: in-place-returned
import torch


def derivative(f, x):
    (gradient,) = torch.autograd.grad(f(x), x, materialize_grads=True)
    return gradient


def step(f, x, lr):
    return (x - lr * derivative(f, x)).detach().requires_grad_()


def step_(f, x, lr):
    gradient = derivative(f, x)
    with torch.no_grad():
        x -= lr * gradient
    return x
