# rule: autograd-required
# exercise: grad-any-function
# defines: derivative
import torch


def differentiate(f):
    def inner(x0):
        x = torch.tensor(x0, dtype=torch.float64, requires_grad=True)
        with torch.enable_grad():
            y = f(x)
        torch.autograd.backward(y)
        return x.grad.item()

    return inner


def derivative(f, x0):
    return differentiate(f)(x0)
