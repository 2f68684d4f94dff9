# fails: test_intermediate_again
# diagnosis: zero-division
import torch


def intermediate(x0):
    x = torch.tensor(x0, dtype=torch.float64, requires_grad=True)
    y = x**2
    z = 2 * y + 3
    (dz_dx,) = torch.autograd.grad(z, x, retain_graph=True)
    (dy_dx,) = torch.autograd.grad(y, x)
    return dz_dx.item() / dy_dx.item(), dz_dx.item(), dy_dx.item()


def all_grads(f_steps, x0):
    values = [torch.tensor(x0, dtype=torch.float64, requires_grad=True)]
    for f in f_steps:
        values.append(f(values[-1]))
    return [gradient.item() for gradient in torch.autograd.grad(values[-1], values)]
