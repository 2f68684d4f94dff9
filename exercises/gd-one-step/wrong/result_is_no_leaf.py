# fails: test_new_leaf, test_ten_steps
# diagnosis: non-leaf-grad
import torch


def step(f, x, lr):
    former, x.grad = x.grad, None
    f(x).backward()
    gradient, x.grad = x.grad, former
    if gradient is None:
        gradient = torch.zeros_like(x)
    return x - lr * gradient


def step_(f, x, lr):
    (gradient,) = torch.autograd.grad(f(x), x, materialize_grads=True)
    with torch.no_grad():
        x -= lr * gradient
