# rule: autograd-required
# exercise: grad-any-function
# defines: derivative
import torch


def _by_autograd(f, x0):
    x = torch.tensor(x0, requires_grad=True)
    f(x).backward()
    return float(x.grad)


derivative = _by_autograd
