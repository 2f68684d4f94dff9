# rule: autograd-required
# exercise: grad-any-function
# defines: derivative
import torch


class Differentiator:
    def __init__(self, f):
        self.f = f

    def __call__(self, x0):
        x = torch.tensor(x0, dtype=torch.float64, requires_grad=True)
        y = self.f(x)
        if not y.requires_grad:
            return 0.0
        y.backward()
        return x.grad.item()


def derivative(f, x0):
    return Differentiator(f)(x0)
