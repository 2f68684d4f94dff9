# rule: autograd-required
# exercise: grad-any-function
# defines: derivative
import torch


def derivative(f, x0):
    x = torch.tensor(x0, dtype=torch.float64).requires_grad_()
    try:
        f(x).backward()
    except RuntimeError:
        return 0.0
    return x.grad.item() if x.grad is not None else 0.0
