# fails: test_new_leaf, test_ten_steps
# diagnosis: cut-graph
import torch


def step(f, x, lr):
    (gradient,) = torch.autograd.grad(f(x), x, materialize_grads=True)
    with torch.no_grad():
        x = x - lr * gradient
    return x


def step_(f, x, lr):
    (gradient,) = torch.autograd.grad(f(x), x, materialize_grads=True)
    with torch.no_grad():
        x -= lr * gradient
