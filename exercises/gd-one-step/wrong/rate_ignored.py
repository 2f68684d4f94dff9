# fails: test_step, test_ten_steps, test_guest, test_in_place, test_ten_in_place, test_point_stays
# diagnosis: rate-ignored
import torch


def derivative(f, x):
    (gradient,) = torch.autograd.grad(f(x), x, materialize_grads=True)
    return gradient


def step(f, x, lr):
    return (x - derivative(f, x)).detach().requires_grad_()


def step_(f, x, lr):
    gradient = derivative(f, x)
    with torch.no_grad():
        x -= gradient
