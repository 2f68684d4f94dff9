# fails: test_intermediate, test_intermediate_again
# diagnosis: non-leaf-grad
import torch


def intermediate(x0):
    x = torch.tensor(x0, dtype=torch.float64, requires_grad=True)
    y = x**2
    z = 2 * y + 3
    z.backward()
    dz_dy, dz_dx = y.grad.item(), x.grad.item()
    return dz_dy, dz_dx, dz_dx / dz_dy


def all_grads(f_steps, x0):
    values = [torch.tensor(x0, dtype=torch.float64, requires_grad=True)]
    for f in f_steps:
        values.append(f(values[-1]))
    return [gradient.item() for gradient in torch.autograd.grad(values[-1], values)]
