# rule: autograd-required
# exercise: grad-any-function
# defines: derivative
import torch

if hasattr(torch, "func"):
    from torch.func import grad

    def derivative(f, x0):
        return grad(f)(torch.tensor(x0)).item()

else:

    def derivative(f, x0):
        x = torch.tensor(x0, requires_grad=True)
        f(x).backward()
        return x.grad.item()
